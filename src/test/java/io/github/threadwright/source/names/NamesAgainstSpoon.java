package io.github.threadwright.source.names;

import io.github.threadwright.source.Body;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.SourceFile;
import io.github.threadwright.source.Span;
import io.github.threadwright.source.TypeDecl;
import io.github.threadwright.source.javaparser.JavaParserFrontEnd;
import io.github.threadwright.source.javaparser.ParserThreads;
import io.github.threadwright.source.jdk.JdkApi;
import io.github.threadwright.source.types.TypeRef;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import spoon.Launcher;
import spoon.reflect.CtModel;
import spoon.reflect.code.CtAbstractInvocation;
import spoon.reflect.code.CtConstructorCall;
import spoon.reflect.code.CtInvocation;
import spoon.reflect.declaration.CtElement;
import spoon.reflect.reference.CtExecutableReference;
import spoon.reflect.visitor.filter.TypeFilter;

/**
 * How often a name is given the wrong meaning: compares random calls, attributed without a class
 * path, with a full Spoon model that has one. Run from the test class path:
 *
 * <pre>NamesAgainstSpoon SOURCES CLASSPATH [COUNT [SEED]]</pre>
 *
 * It prints every disagreement with its place, to be read, and the shares. Calls that Spoon itself
 * could not resolve are drawn again and counted.
 */
final class NamesAgainstSpoon {
  private final Path root;
  private final PrintStream out;

  private NamesAgainstSpoon(Path root, PrintStream out) {
    this.root = root;
    this.out = out;
  }

  /** A call with what was found out about it. */
  private record Known(SourceFile file, Node node, Target target) {
    String place() {
      return file.path() + ":" + file.lines().line(Span.end(node.span()) - 1);
    }
  }

  public static void main(String[] args) throws Exception {
    int count = args.length > 2 ? Integer.parseInt(args[2]) : 500;
    long seed = args.length > 3 ? Long.parseLong(args[3]) : System.nanoTime();
    new NamesAgainstSpoon(Path.of(args[0]), System.out).run(args[1], count, seed);
  }

  private void run(String classPath, int count, long seed) throws Exception {
    List<Known> known = attribute();
    Collections.shuffle(known, new Random(seed));
    Map<String, CtAbstractInvocation<?>> model = spoon(classPath);
    int compared = 0;
    int wrong = 0;
    int notInModel = 0;
    for (Known one : known) {
      CtAbstractInvocation<?> other = counterpart(model, one);
      CtExecutableReference<?> executable = other == null ? null : other.getExecutable();
      if (executable == null || executable.getDeclaringType() == null) {
        notInModel++;
        continue;
      }
      compared++;
      String difference = difference(one.target(), executable);
      if (difference != null) {
        wrong++;
        out.println(one.place() + " " + name(one.node()) + ": " + difference);
      }
      if (compared == count) {
        break;
      }
    }
    out.printf(
        "seed %d: %d compared, %d differ (%.2f%%), %d not in the model%n",
        seed, compared, wrong, 100.0 * wrong / Math.max(1, compared), notInModel);
  }

  /** The range of a call that is a statement takes in its semicolon in Spoon's model. */
  private static @Nullable CtAbstractInvocation<?> counterpart(
      Map<String, CtAbstractInvocation<?>> model, Known one) {
    int end = Span.end(one.node().span());
    CtAbstractInvocation<?> exact = model.get(key(one.file().path(), end, name(one.node())));
    return exact != null ? exact : model.get(key(one.file().path(), end + 1, name(one.node())));
  }

  private @Nullable String difference(Target target, CtExecutableReference<?> executable) {
    String owner = executable.getDeclaringType().getQualifiedName();
    if (target instanceof Target.OwnerOnly only) {
      boolean same = only.owner().equals(owner) || inherits(executable, only.owner(), owner);
      return same ? null : "owner " + only.owner() + ", Spoon has " + owner;
    }
    Target.Method method = (Target.Method) target;
    String mine =
        method.owner().name()
            + "("
            + method.shape().parameters().stream()
                .map(TypeRef::simpleName)
                .collect(Collectors.joining(","))
            + ")";
    String theirs =
        owner
            + "("
            + executable.getParameters().stream()
                .map(p -> p.getTypeErasure().getSimpleName())
                .collect(Collectors.joining(","))
            + ")";
    return mine.equals(theirs) ? null : mine + ", Spoon has " + theirs;
  }

  /**
   * Of a receiver's type whose method is not known, Spoon may know the supertype that declares it.
   */
  private boolean inherits(CtExecutableReference<?> executable, String mine, String theirs) {
    try {
      return executable
          .getFactory()
          .Type()
          .createReference(mine)
          .isSubtypeOf(executable.getFactory().Type().createReference(theirs));
    } catch (RuntimeException notLoadable) {
      return false;
    }
  }

  private static String name(Node node) {
    return node instanceof Node.Call call ? call.name() : "<init>";
  }

  private static String key(String path, int end, String name) {
    return path + "@" + end + "#" + name;
  }

  private List<Known> attribute() throws Exception {
    List<Path> paths;
    try (Stream<Path> walk = Files.walk(root)) {
      paths = walk.filter(p -> p.toString().endsWith(".java")).sorted().toList();
    }
    ExecutorService threads = ParserThreads.newPool(2);
    try {
      List<Future<SourceFile>> read = new ArrayList<>();
      for (Path path : paths) {
        read.add(threads.submit(() -> read(path)));
      }
      List<SourceFile> files = new ArrayList<>();
      for (Future<SourceFile> file : read) {
        files.add(file.get());
      }
      Attributor attributor = new Attributor(files, f -> "", List.of(JdkApi.load().at(21)));
      return threads
          .submit(
              () ->
                  files.stream()
                      .flatMap(f -> known(f, attributor.attribute(f)))
                      .collect(Collectors.toCollection(ArrayList::new)))
          .get();
    } finally {
      threads.shutdownNow();
    }
  }

  private SourceFile read(Path path) throws IOException {
    String name = root.relativize(path).toString().replace(File.separatorChar, '/');
    return new JavaParserFrontEnd().read(name, Files.readString(path, StandardCharsets.UTF_8));
  }

  private static Stream<Known> known(SourceFile file, Attribution names) {
    return file.allTypes()
        .flatMap(TypeDecl::bodies)
        .flatMap(body -> body.all().filter(n -> isCall(n)).map(n -> known(file, names, body, n)))
        .filter(k -> !(k.target() instanceof Target.Unresolved));
  }

  private static boolean isCall(Node node) {
    return node instanceof Node.Call
        || (node instanceof Node.New created && created.body() == null);
  }

  private static Known known(SourceFile file, Attribution names, Body body, Node node) {
    Target target = names.targetOf(body, node);
    return new Known(
        file, node, target == null ? new Target.Unresolved(Target.Reason.TOO_DEEP) : target);
  }

  private Map<String, CtAbstractInvocation<?>> spoon(String classPath) {
    Launcher launcher = new Launcher();
    launcher.addInputResource(root.toString());
    launcher.getEnvironment().setNoClasspath(true);
    launcher.getEnvironment().setIgnoreDuplicateDeclarations(true);
    launcher.getEnvironment().setComplianceLevel(17);
    launcher.getEnvironment().setSourceClasspath(classPath.split(File.pathSeparator));
    CtModel model = launcher.buildModel();
    Map<String, CtAbstractInvocation<?>> found = new HashMap<>();
    for (CtElement element : model.getElements(new TypeFilter<>(CtElement.class))) {
      if (element instanceof CtInvocation<?> call && element.getPosition().isValidPosition()) {
        found.put(key(call, call.getExecutable().getSimpleName()), call);
      } else if (element instanceof CtConstructorCall<?> call
          && element.getPosition().isValidPosition()) {
        found.put(key(call, "<init>"), call);
      }
    }
    return found;
  }

  private String key(CtElement element, String name) {
    String path =
        root.toAbsolutePath()
            .relativize(element.getPosition().getFile().toPath().toAbsolutePath())
            .toString();
    return key(
        path.replace(File.separatorChar, '/'), element.getPosition().getSourceEnd() + 1, name);
  }
}
