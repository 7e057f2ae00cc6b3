package io.github.threadwright.mutation;

import java.net.URI;
import java.util.List;
import java.util.Map;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Says what the compiler of the running JDK has against some files. */
final class InMemoryCompiler {
  private InMemoryCompiler() {}

  /** A file that exists as text only. */
  private static final class Text extends SimpleJavaFileObject {
    private final String text;

    Text(String path, String text) {
      super(URI.create("string:///" + path), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  /** Writes nothing: it is not asked for classes. */
  static List<String> errors(Map<String, String> files) throws Exception {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    List<Text> texts =
        files.entrySet().stream().map(e -> new Text(e.getKey(), e.getValue())).toList();
    com.sun.source.util.JavacTask task =
        (com.sun.source.util.JavacTask)
            compiler.getTask(null, null, found, List.of("-proc:none", "-Xlint:none"), null, texts);
    task.analyze();
    return found.getDiagnostics().stream()
        .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
        .map(Diagnostic::toString)
        .toList();
  }
}
