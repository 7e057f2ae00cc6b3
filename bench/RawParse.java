import com.github.javaparser.JavaParser;
import com.github.javaparser.ParserConfiguration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** Parses all Java files below a folder and does nothing else: what any scan with this parser costs at the least. */
final class RawParse {
  private RawParse() {}

  public static void main(String[] args) throws Exception {
    List<Path> paths;
    try (Stream<Path> walk = Files.walk(Path.of(args[0]))) {
      paths = walk.filter(p -> p.toString().endsWith(".java")).sorted().toList();
    }
    ExecutorService threads =
        Executors.newFixedThreadPool(2, task -> new Thread(null, task, "parse", 512L << 20));
    List<Future<Boolean>> parsed = new ArrayList<>();
    for (Path path : paths) {
      parsed.add(threads.submit(() -> parse(path)));
    }
    int good = 0;
    for (Future<Boolean> one : parsed) {
      good += one.get() ? 1 : 0;
    }
    threads.shutdown();
    System.out.println(good + " of " + paths.size() + " files parsed");
  }

  private static boolean parse(Path path) throws Exception {
    ParserConfiguration configuration =
        new ParserConfiguration()
            .setLanguageLevel(ParserConfiguration.LanguageLevel.RAW)
            .setAttributeComments(false);
    return new JavaParser(configuration).parse(Files.readString(path)).isSuccessful();
  }
}
