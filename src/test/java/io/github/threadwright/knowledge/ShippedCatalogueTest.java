package io.github.threadwright.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.threadwright.source.jdk.JdkApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Proves what the shipped catalogue says. */
class ShippedCatalogueTest {
  private static final Path FOLDER = Path.of("rules", "catalogue");

  private final Catalogue catalogue = Catalogue.load();
  private final Content content =
      CatalogueFiles.shipped(new EnumMap<>(WaitKind.class), new ArrayList<>());

  @Test
  void namesOnlyWhatTheJdkHas() {
    JdkNames names = new JdkNames(JdkApi.load());
    assertEquals(
        List.of(), content.wrongNames(names).stream().map(KnowledgeProblem::text).toList());
  }

  @Test
  void isAboutTheJdkInTheFilesNamedSo() {
    JdkApi jdk = JdkApi.load();
    assertEquals(
        List.of(),
        content
            .subjects()
            .filter(subject -> subject.file().contains("/jdk-"))
            .filter(subject -> !jdk.isType(subject.name().split("#")[0]))
            .toList());
  }

  @Test
  void holdsEveryFileOfTheFolder() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      Set<String> inFolder =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".txt"))
              .collect(Collectors.toCollection(TreeSet::new));
      assertTrue(inFolder.remove("wait-kinds.txt"));
      Stream<String> settings = content.tables().settings().all().stream().map(SettingKey::file);
      Set<String> loaded =
          Stream.concat(content.subjects().map(Content.Subject::file), settings)
              .map(file -> file.substring(file.lastIndexOf('/') + 1))
              .collect(Collectors.toCollection(TreeSet::new));
      assertEquals(inFolder, loaded);
    }
  }

  @Test
  void saysHowEveryKindOfWaitBehaves() {
    List<KnowledgeProblem> problems = new ArrayList<>();
    String text = read(FOLDER.resolve("wait-kinds.txt"));
    Set<WaitKind> kinds =
        WaitKindReader.read(CatalogueLine.split("wait-kinds.txt", text, problems), problems)
            .keySet();
    assertEquals(List.of(), problems);
    assertEquals(Set.of(WaitKind.values()), kinds);
  }

  @Test
  void saysThatAWaitIsLimitedWhereverALimitIsGiven() {
    for (Api api : catalogue.entries()) {
      List<String> parameters = api.pattern().parameters();
      if (api.waits() != null && api.waits().kind() != null && parameters != null) {
        boolean limit =
            parameters.contains("TimeUnit")
                || parameters.contains("Duration")
                || parameters.contains("Instant");
        assertTrue(api.waits().limited() || !limit, api::toString);
      }
    }
  }

  @Test
  void handsOverOnlyArgumentsThatThereAre() {
    for (Api api : catalogue.entries()) {
      List<String> parameters = api.pattern().parameters();
      if (api.task() != null && parameters != null) {
        assertTrue(api.task().argument() < parameters.size(), api::toString);
      }
      if (api.task() != null
          && parameters != null
          && api.task().runner() == Api.Runner.ARGUMENT_POOL) {
        assertEquals("Executor", parameters.get(parameters.size() - 1), api::toString);
      }
      if (api.pool() != null && parameters != null) {
        int factory = api.pool().factoryArgument();
        assertEquals(factory, parameters.indexOf("ThreadFactory"), api::toString);
        assertTrue(
            api.pool().sizeArgument() < 0
                || parameters.get(api.pool().sizeArgument()).equals("int"),
            api::toString);
      }
    }
  }

  @Test
  void explainsEveryWordInItsReadme() {
    String readme = read(FOLDER.resolve("README.md"));
    List<String> words =
        Stream.of(
                Api.Runner.class,
                Api.Pool.Kind.class,
                Api.ThreadRole.class,
                Api.Role.class,
                ApiType.Safety.class,
                ApiType.Immutability.class,
                Gives.class,
                Effect.class,
                EntryPoint.Kind.class,
                EntryPoint.Context.class)
            .flatMap(type -> Stream.of(type.getEnumConstants()))
            .map(word -> "`" + Words.of((Enum<?>) word) + "`")
            .toList();
    assertFalse(words.isEmpty());
    assertEquals(List.of(), words.stream().filter(word -> !readme.contains(word)).toList());
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
