package io.github.threadwright.source.files;

import io.github.threadwright.source.files.FolderWalk.Folder;
import io.github.threadwright.source.files.FoundFiles.PathProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds the Java files below the paths that a user names. It leaves out what git ignores, build
 * output, hidden folders, fetched dependencies, test code and generated code; a path that was named
 * itself is never left out.
 */
public final class SourceFinder {
  private final FindOptions options;

  public SourceFinder(FindOptions options) {
    this.options = options;
  }

  /**
   * The folder that the paths of a search will be relative to: the deepest that holds everything
   * that is named and is there; null when there is none.
   */
  public static @Nullable Path root(List<Path> paths) {
    Set<Path> named = new TreeSet<>();
    for (Path path : paths) {
      try {
        named.add(path.toRealPath());
      } catch (IOException e) {
        continue; // the search itself will say so
      }
    }
    return commonFolder(named);
  }

  /** Finds the files of folders and single files; the order of the paths makes no difference. */
  public FoundFiles find(List<Path> paths) {
    List<PathProblem> problems = new ArrayList<>();
    Set<Path> named = new TreeSet<>();
    for (Path path : paths) {
      try {
        Path real = path.toRealPath();
        if (isScannable(real)) {
          named.add(real);
        } else {
          problems.add(new PathProblem(path.toString(), "neither a folder nor a .java file"));
        }
      } catch (NoSuchFileException e) {
        problems.add(new PathProblem(path.toString(), "no such file or folder"));
      } catch (IOException e) {
        problems.add(
            new PathProblem(path.toString(), "cannot be read (" + Problems.reason(e) + ")"));
      }
    }
    Path root = commonFolder(named);
    if (root == null) {
      if (!named.isEmpty()) {
        problems.add(
            new PathProblem(named.toString(), "lie on different drives: scan them one by one"));
      }
      Path here = Path.of("").toAbsolutePath();
      return new FoundFiles(here, null, List.of(), List.of(), Map.of(), List.of(), problems);
    }
    return find(root, named, problems);
  }

  private static boolean isScannable(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      Files.newDirectoryStream(path).close(); // one that cannot be listed is no input at all
      return true;
    }
    return Files.isRegularFile(path) && path.getFileName().toString().endsWith(".java");
  }

  private FoundFiles find(Path root, Set<Path> named, List<PathProblem> problems) {
    FolderWalk walk = new FolderWalk(options, named);
    for (Path path : named) {
      if (Files.isDirectory(path)) {
        walk.walk(start(walk, root, path));
      } else {
        walk.addNamedFile(path, relative(root, path), relative(top(path.getParent()), path));
      }
    }
    GitRepository repository = GitRepository.around(root);
    return new FoundFiles(
        root,
        repository == null ? null : repository.top(),
        walk.files.stream().sorted(Comparator.comparing(FoundFile::path)).toList(),
        walk.buildFiles.stream().sorted().toList(),
        walk.skipped,
        walk.diagnostics.stream().sorted().toList(),
        problems);
  }

  private static Folder start(FolderWalk walk, Path root, Path folder) {
    String context = relative(top(folder), folder);
    GitRepository repository = GitRepository.around(folder);
    String inRepository = repository == null ? "" : relative(repository.top(), folder);
    IgnoreRules rules = repository == null ? null : rulesAbove(walk, root, repository, folder);
    boolean asked = SourceSets.isSetApart(context);
    return new Folder(
        folder, relative(root, folder), context, repository, inRepository, rules, null, asked);
  }

  /**
   * What the ignore files above a named folder say about what lies in it; nothing if they ignore
   * the folder itself.
   */
  private static @Nullable IgnoreRules rulesAbove(
      FolderWalk walk, Path root, GitRepository repository, Path folder) {
    IgnoreRules rules = walk.plus(null, "", repository.exclude(), ".git/info/exclude");
    List<Path> above = new ArrayList<>();
    for (Path at = folder; !at.equals(repository.top()); at = at.getParent()) {
      above.add(0, at);
    }
    for (Path at : above) {
      Path parent = at.getParent();
      Path file = parent.resolve(".gitignore");
      rules = walk.plus(rules, relative(repository.top(), parent), file, relative(root, file));
      if (rules != null && rules.ignores(relative(repository.top(), at), true)) {
        return null;
      }
    }
    return rules;
  }

  /**
   * The folder from which paths say what they are for: that of the nearest build, else of the
   * repository.
   */
  private static Path top(Path folder) {
    GitRepository repository = GitRepository.around(folder);
    Path last = repository == null ? null : repository.top();
    for (Path at = folder; at != null; at = at.equals(last) ? null : at.getParent()) {
      if (OutputFolders.hasBuildFile(at)) {
        return at;
      }
    }
    return last == null ? folder : last;
  }

  private static @Nullable Path commonFolder(Set<Path> named) {
    Path common = null;
    for (Path path : named) {
      Path folder = Files.isDirectory(path) ? path : path.getParent();
      if (common == null) {
        common = folder;
      }
      while (common != null && !folder.startsWith(common)) {
        common = common.getParent();
      }
      if (common == null) {
        return null;
      }
    }
    return common;
  }

  /** With slashes on every system. */
  private static String relative(Path root, Path path) {
    List<String> names = new ArrayList<>();
    root.relativize(path).forEach(name -> names.add(name.toString()));
    return String.join("/", names);
  }
}
