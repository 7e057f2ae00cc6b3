package io.github.threadwright.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.threadwright.knowledge.WaitKind;
import io.github.threadwright.workload.Workload.Bound;
import io.github.threadwright.workload.Workload.Independence;
import io.github.threadwright.workload.Workload.Items;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StreamSitesTest {
  private static Site in(String statements) {
    return SitesOf.only(SitesOf.statements(statements), SiteKind.STREAM);
  }

  @Test
  void aStreamThatIsRunIsASite() {
    Site site =
        in(
            "return urls.stream().map(u -> { try { return u.openStream(); } catch (IOException e) { throw new UncheckedIOException(e); } }).toList();");
    assertEquals(Set.of(WaitKind.NETWORK), site.workload().waits());
    assertEquals(Bound.IO, site.workload().bound());
    assertEquals(Independence.INDEPENDENT, site.workload().independence());
    assertNull(site.concurrent());
  }

  @Test
  void aReferenceIsWorkToo() {
    Site site = in("return ids.stream().map(URI::create).map(URI::getHost).toList();");
    assertEquals(2, site.work().size());
    assertEquals(Bound.TRIVIAL, site.workload().bound());
  }

  @Test
  void theLastWordOnTheModeCounts() {
    assertEquals(
        "a parallel stream", in("ids.parallelStream().forEach(x -> x.trim());").concurrent());
    assertEquals(
        "a parallel stream", in("ids.stream().parallel().forEach(x -> x.trim());").concurrent());
    assertNull(in("ids.parallelStream().sequential().forEach(x -> x.trim());").concurrent());
    assertEquals(
        "a parallel stream",
        in("Stream<String> s = ids.parallelStream(); s.map(x -> x.trim()).toList();").concurrent());
  }

  @Test
  void whatIsNotRunIsNone() {
    assertEquals(
        List.of(),
        SitesOf.statements("return ids.stream().map(x -> x.trim());").stream()
            .filter(site -> site.kind() == SiteKind.STREAM)
            .toList());
  }

  @Test
  void forEachOfACollectionIsOne() {
    Site site = in("ids.forEach(x -> field = x.length());");
    assertEquals(Independence.DEPENDENT, site.workload().independence());
  }

  @Test
  void resultsInAListCanBeMerged() {
    assertEquals(
        Independence.INDEPENDENT,
        in("List<String> r = new ArrayList<>(); ids.forEach(x -> r.add(x));")
            .workload()
            .independence());
  }

  @Test
  void rangesAndLimitsBoundTheItems() {
    assertEquals(
        new Items(10, 10), in("IntStream.range(0, 10).forEach(i -> get2(i));").workload().items());
    assertEquals(
        new Items(0, 5), in("ids.stream().limit(5).forEach(i -> get2(i));").workload().items());
    assertEquals(
        new Items(3, 3), in("Stream.of(1, 2, 3).forEach(i -> get2(i));").workload().items());
    assertEquals(Items.UNKNOWN, in("ids.stream().forEach(i -> get2(i));").workload().items());
  }
}
