package io.github.threadwright.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.threadwright.facts.ParallelStreams.Size;
import io.github.threadwright.facts.ParallelStreams.Source;
import io.github.threadwright.knowledge.Api;
import io.github.threadwright.source.Node;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParallelStreamsTest {
  private static Optional<Source> source(String expression) {
    FactsOf facts =
        FactsOf.members(
            "final List<String> linked = new LinkedList<>(); List<String> open = new"
                + " LinkedList<>(); Object m(List<String> given, LinkedHashMap<String, String> map,"
                + " BufferedReader in, Iterator<String> it) throws Exception { return "
                + expression
                + "; }");
    Fact.Called call =
        facts
            .all(
                Fact.Called.class,
                c ->
                    c.node() instanceof Node.Call made
                        && (made.name().startsWith("parallel")
                            || made.arguments().size() == 2 && made.name().equals("stream"))
                        && !c.apis().isEmpty()
                        && c.apis().get(0).role() != Api.Role.STREAM_STAGE)
            .get(0);
    return new ParallelStreams(facts.facts().index())
        .poorSource(call.place(), (Node.Call) call.node());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "linked.parallelStream().count()|a LinkedList|KNOWN",
        "new ArrayBlockingQueue<String>(9).stream().parallel().count()|an ArrayBlockingQueue|KNOWN",
        "map.keySet().stream().filter(k -> true).parallel().count()|the keySet of a"
            + " LinkedHashMap|KNOWN",
        "in.lines().parallel().count()|a BufferedReader|UNKNOWN",
        "Files.walk(Path.of(\"\")).parallel().count()|Files.walk|UNKNOWN",
        "IntStream.iterate(1, i -> i + 1).parallel().anyMatch(i -> i >"
            + " 9)|IntStream.iterate|UNKNOWN",
        "IntStream.iterate(1, i -> i + 1).limit(9).parallel().sum()|IntStream.iterate|KNOWN",
        "StreamSupport.stream(Spliterators.spliteratorUnknownSize(it, 0), true).count()|an"
            + " iterator|UNKNOWN",
        "StreamSupport.stream(Spliterators.spliterator(it, 9, 0), true).count()|an iterator|KNOWN",
        "StreamSupport.stream(new Spliterators.AbstractSpliterator<String>(9, 0) { public boolean"
            + " tryAdvance(Consumer<? super String> c) { return false; } }, true).count()|an"
            + " AbstractSpliterator|UNKNOWN",
      })
  void whatSplitsBadly(String expression, String name, Size size) {
    assertEquals(Optional.of(new Source(name, size)), source(expression));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "given.parallelStream().count()",
        "open.stream().parallel().count()",
        "new ArrayList<>(linked).parallelStream().count()",
        "linked.parallelStream().sorted().count()",
        "linked.parallelStream().sequential().count()",
        "Files.lines(Path.of(\"\")).parallel().count()",
        "IntStream.range(0, 9).parallel().sum()",
        "Stream.generate(() -> 1).limit(9).parallel().count()",
      })
  void whatSplitsWellOrIsNotKnown(String expression) {
    assertEquals(Optional.empty(), source(expression));
  }
}
