package io.github.threadwright.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.threadwright.knowledge.RulePages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VocabularyTest {
  private static final Path README = Path.of("rules", "README.md");

  /** Words that no shipped page uses, with the reason why they are there all the same. */
  private static final Map<String, String> RESERVED = Map.of();

  @Test
  void everyWordIsUsedOrReserved() {
    RuleSet rules = RuleSet.load(RulePages.load());
    Set<Word<?>> used =
        Stream.concat(
                rules.rules().stream()
                    .flatMap(
                        rule ->
                            Stream.of(rule.when(), rule.unless(), rule.doubts(), rule.milder())
                                .flatMap(List::stream)
                                .map(Condition::word)),
                rules.models().stream().flatMap(VocabularyTest::words))
            .collect(Collectors.toSet());
    Set<String> unused = new TreeSet<>();
    for (Subject<?> subject : Subject.ALL) {
      subject.vocabulary().words().stream()
          .filter(word -> !used.contains(word))
          .map(Word::phrase)
          .forEach(unused::add);
    }
    assertEquals(new TreeSet<>(RESERVED.keySet()), unused);
  }

  private static Stream<Word<?>> words(ModelRule model) {
    Stream<Condition<?>> fits =
        model.fits().stream()
            .flatMap(fit -> Stream.concat(fit.when().stream(), fit.unless().stream()));
    Stream<Condition<?>> rejections =
        model.rejections().stream().flatMap(r -> r.conditions().stream());
    return Stream.concat(fits, rejections).map(Condition::word);
  }

  /**
   * The last part of the README is generated; on a failure, the expected text is what belongs
   * there.
   */
  @Test
  void theReadmeListsEveryWord() throws IOException {
    String readme = Files.readString(README).replace("\r\n", "\n");
    String heading = "## Words\n\n";
    assertTrue(readme.contains(heading), "the README needs a heading '## Words'");
    assertEquals(
        VocabularyTable.text(), readme.substring(readme.indexOf(heading) + heading.length()));
  }

  @Test
  void theMostLiteralPhraseWins() {
    String phrase =
        Subject.SITE
            .vocabulary()
            .read("work blocks on nothing but file", 1)
            .orElseThrow()
            .word()
            .phrase();
    assertEquals("work blocks on nothing but {wait kinds}", phrase);
  }

  @Test
  void presumablyBelongsToTheCondition() {
    assertTrue(
        Subject.SITE
            .vocabulary()
            .read("presumably items are independent", 1)
            .orElseThrow()
            .presumed());
  }
}
