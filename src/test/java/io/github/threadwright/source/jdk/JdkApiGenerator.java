package io.github.threadwright.source.jdk;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * Writes the data file of {@link JdkApi} from the {@code ct.sym} of a JDK 25, which holds stubs of
 * all releases from 8 to 25:
 *
 * <pre>
 * mvn -q test-compile org.codehaus.mojo:exec-maven-plugin:3.5.0:java -Dexec.classpathScope=test \
 *   -Dexec.mainClass=io.github.threadwright.source.jdk.JdkApiGenerator \
 *   -Dexec.args="JDK_25_HOME src/main/resources/io/github/threadwright/source/jdk/jdk-api.bin"
 * </pre>
 *
 * <p>The same JDK gives the same content. The compressed bytes may differ from one zlib to another.
 */
public final class JdkApiGenerator {
  private JdkApiGenerator() {}

  public static void main(String[] args) throws IOException {
    if (args.length != 2) {
      throw new IllegalArgumentException("expected: JDK_25_HOME OUTPUT_FILE");
    }
    Path jdkHome = Path.of(args[0]);
    byte[] content = ApiTablesWriter.write(CtSym.build(jdkHome), histories(jdkHome));
    Deflater best = new Deflater(Deflater.BEST_COMPRESSION);
    try (OutputStream out = Files.newOutputStream(Path.of(args[1]));
        OutputStream compressed = new DeflaterOutputStream(out, best)) {
      compressed.write(content);
    } finally {
      best.end();
    }
  }

  /** All the data file says. */
  static List<TypeHistory> histories(Path jdkHome) throws IOException {
    try (CtSym stubs = CtSym.open(jdkHome)) {
      return new HistoryBuilder(stubs).build();
    }
  }
}
