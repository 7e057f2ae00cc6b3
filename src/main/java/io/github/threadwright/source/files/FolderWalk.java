package io.github.threadwright.source.files;

import io.github.threadwright.source.Diagnostic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lists each folder below the named ones once. Links are never followed: what they lead to inside
 * the named folders is met under its own path, so that circles cannot arise, and what lies outside
 * is nobody's business. Used by one thread.
 */
final class FolderWalk {
  private static final Classification ASKED = new Classification(FileKind.MAIN, "asked for");
  private static final long IGNORE_FILE_LIMIT = 1 << 20;

  private final FindOptions options;
  private final Set<Path> named;
  private final @Nullable IgnoreRules excludes;
  private final Deque<Folder> open = new ArrayDeque<>();

  final List<FoundFile> files = new ArrayList<>();
  final List<String> buildFiles = new ArrayList<>();
  final Map<SkipReason, Integer> skipped = new EnumMap<>(SkipReason.class);
  final List<Diagnostic> diagnostics = new ArrayList<>();

  /**
   * @param named the real paths of everything that was named: each is walked on its own
   */
  FolderWalk(FindOptions options, Set<Path> named) {
    this.options = options;
    this.named = Set.copyOf(named);
    this.excludes =
        options.excludes().isEmpty() ? null : IgnoreRules.below(null, "", options.excludes());
  }

  /**
   * A folder to list.
   *
   * @param path relative to the root of the scan, empty for the root itself
   * @param context relative to the top of the build
   * @param repositoryPath relative to the top of the repository
   * @param rules what is ignored in it, without its own ignore file
   * @param trackedOnly when it would be left out if there were no files under version control in
   *     it: why
   * @param asked whether what lies below is main code because the user says so
   */
  record Folder(
      Path folder,
      String path,
      String context,
      @Nullable GitRepository repository,
      String repositoryPath,
      @Nullable IgnoreRules rules,
      @Nullable SkipReason trackedOnly,
      boolean asked) {

    Folder child(Path child, String name, @Nullable SkipReason only) {
      return new Folder(
          child,
          join(path, name),
          join(context, name),
          repository,
          join(repositoryPath, name),
          rules,
          only,
          asked);
    }

    Folder withRules(@Nullable IgnoreRules changed) {
      return new Folder(
          folder, path, context, repository, repositoryPath, changed, trackedOnly, asked);
    }

    Folder asTopOf(GitRepository inner) {
      return new Folder(folder, path, context, inner, "", null, null, asked);
    }

    boolean tracks(String name, boolean isFolder) {
      if (repository == null) {
        return false;
      }
      String tracked = join(repositoryPath, name);
      return isFolder
          ? repository.tracked().anyBelow(tracked)
          : repository.tracked().contains(tracked);
    }
  }

  private record Entry(String name, Path file, BasicFileAttributes attributes) {}

  void walk(Folder start) {
    open.push(start);
    while (!open.isEmpty()) {
      Folder next = open.pop();
      visit(next, list(next));
    }
  }

  void addNamedFile(Path file, String path, String context) {
    files.add(new FoundFile(path, file, context, ASKED, true));
  }

  private void visit(Folder listed, List<Entry> entries) {
    Set<String> names = new HashSet<>();
    entries.forEach(entry -> names.add(entry.name()));
    Folder folder = withOwnRules(listed, names);
    Classification kind = folder.asked() ? ASKED : SourceSets.ofFolder(folder.context());
    for (Entry entry : entries) {
      if (named.contains(entry.file())) {
        continue;
      }
      if (entry.name().startsWith(".")) {
        skipHidden(entry);
      } else if (entry.attributes().isSymbolicLink()) {
        link(entry);
      } else if (entry.attributes().isDirectory()) {
        folder(folder, entry, names);
      } else if (entry.attributes().isRegularFile()) {
        file(folder, entry, kind);
      }
    }
  }

  private List<Entry> list(Folder folder) {
    List<Entry> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder.folder())) {
      for (Path file : stream) {
        String name = file.getFileName().toString();
        try {
          entries.add(
              new Entry(
                  name,
                  file,
                  Files.readAttributes(
                      file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)));
        } catch (NoSuchFileException e) {
          continue; // deleted meanwhile: as if it had never been there
        } catch (IOException e) {
          String problem = "cannot be looked at (" + Problems.reason(e) + "); it is left out";
          diagnostics.add(Diagnostic.ofFile(join(folder.path(), name), problem));
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      String problem =
          "folder cannot be listed (" + Problems.reason(e) + "): make it readable; it is left out";
      diagnostics.add(Diagnostic.ofFile(folder.path().isEmpty() ? "." : folder.path(), problem));
    }
    return entries;
  }

  private Folder withOwnRules(Folder listed, Set<String> names) {
    Folder folder = listed;
    boolean isTop =
        folder.repository() != null && folder.repository().top().equals(folder.folder());
    if (names.contains(GitRepository.FOLDER) && !isTop) {
      GitRepository inner =
          GitRepository.at(folder.folder()); // a submodule or a clone: the rules outside end here
      Folder top = folder.asTopOf(inner);
      folder = top.withRules(plus(null, "", inner.exclude(), top.path()));
    }
    if (!names.contains(".gitignore")) {
      return folder;
    }
    Path file = folder.folder().resolve(".gitignore");
    String shown = join(folder.path(), ".gitignore");
    return folder.withRules(plus(folder.rules(), folder.repositoryPath(), file, shown));
  }

  /** The rules with those of a file, if it is there. */
  @Nullable IgnoreRules plus(@Nullable IgnoreRules rules, String folder, Path file, String shown) {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) { // git does not follow links either
      return rules;
    }
    try {
      if (Files.size(file) > IGNORE_FILE_LIMIT) {
        diagnostics.add(Diagnostic.ofFile(shown, "ignore file larger than 1 MB: not used"));
        return rules;
      }
      List<String> lines =
          new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
              .replace("\uFEFF", "")
              .lines()
              .toList();
      for (int i = 0; i < lines.size(); i++) {
        if (IgnoreRules.isTooCostly(lines.get(i))) {
          diagnostics.add(
              new Diagnostic(
                  shown, i + 1, 0, "more than three * in one name: pattern not used; use fewer"));
        }
      }
      return IgnoreRules.below(rules, folder, lines);
    } catch (IOException e) {
      diagnostics.add(
          Diagnostic.ofFile(
              shown, "cannot be read (" + Problems.reason(e) + "): its rules are not used"));
      return rules;
    }
  }

  private void skipHidden(Entry entry) {
    boolean matters = entry.attributes().isDirectory() || entry.name().endsWith(".java");
    if (matters && !entry.name().equals(GitRepository.FOLDER)) {
      skip(SkipReason.HIDDEN);
    }
  }

  private void link(Entry entry) {
    try {
      Path target = entry.file().toRealPath();
      boolean matters = entry.name().endsWith(".java") || Files.isDirectory(target);
      if (matters && named.stream().noneMatch(target::startsWith)) {
        skip(SkipReason.LINK);
      }
    } catch (IOException e) {
      skip(SkipReason.LINK); // leads nowhere, or in a circle
    }
  }

  private void folder(Folder parent, Entry entry, Set<String> siblings) {
    String name = entry.name();
    if (name.equals("node_modules")) {
      skip(SkipReason.DEPENDENCIES);
    } else if (excludes != null && excludes.ignores(join(parent.path(), name), true)) {
      skip(SkipReason.EXCLUDED);
    } else if (name.equals("resources") && ("/" + parent.context()).matches("(.*/)?src/[^/]+")) {
      skip(SkipReason.RESOURCE);
    } else {
      SkipReason reason =
          reasonToSkip(parent, entry, OutputFolders.isOutput(name, siblings, parent.context()));
      // What is under version control is source, whatever its folder is called: this is git's own
      // rule.
      if (reason == null || parent.tracks(name, true)) {
        open.push(parent.child(entry.file(), name, reason));
      } else {
        skip(reason);
      }
    }
  }

  private void file(Folder parent, Entry entry, Classification kind) {
    String name = entry.name();
    if (!name.endsWith(".java")) {
      addIfBuildFile(parent, name);
      return;
    }
    String path = join(parent.path(), name);
    if (excludes != null && excludes.ignores(path, false)) {
      skip(SkipReason.EXCLUDED);
      return;
    }
    SkipReason reason = reasonToSkip(parent, entry, false);
    if (reason != null && !parent.tracks(name, false)) {
      skip(reason);
      return;
    }
    if (kind.kind() == FileKind.TEST && !options.includeTests()) {
      skip(SkipReason.TEST);
    } else if (kind.kind() == FileKind.GENERATED && !options.includeGenerated()) {
      skip(SkipReason.GENERATED);
    } else {
      files.add(
          new FoundFile(path, entry.file(), join(parent.context(), name), kind, parent.asked()));
    }
  }

  private static @Nullable SkipReason reasonToSkip(Folder parent, Entry entry, boolean isOutput) {
    if (parent.trackedOnly() != null) {
      return parent.trackedOnly();
    }
    IgnoreRules rules = parent.rules();
    if (rules != null
        && rules.ignores(
            join(parent.repositoryPath(), entry.name()), entry.attributes().isDirectory())) {
      return SkipReason.GIT_IGNORED;
    }
    return isOutput ? SkipReason.BUILD_OUTPUT : null;
  }

  private void addIfBuildFile(Folder parent, String name) {
    if (OutputFolders.isBuildFile(name)) {
      buildFiles.add(join(parent.path(), name));
    }
  }

  private void skip(SkipReason reason) {
    skipped.merge(reason, 1, Integer::sum);
  }

  static String join(String folder, String name) {
    return folder.isEmpty() ? name : folder + "/" + name;
  }
}
