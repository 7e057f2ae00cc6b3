package io.github.threadwright.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.threadwright.finding.Advice;
import io.github.threadwright.finding.Finding;
import io.github.threadwright.finding.ReasonCode;
import io.github.threadwright.finding.SiteDecision;
import io.github.threadwright.knowledge.Confidence;
import io.github.threadwright.knowledge.PageExample;
import io.github.threadwright.knowledge.RulePages;
import io.github.threadwright.model.ConcurrencyModel;
import io.github.threadwright.workload.Site;
import io.github.threadwright.workload.SiteKind;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ModelChooserTest {
  private static final String REQUESTS =
      """
      import java.net.http.*;
      import java.util.*;
      class A {
        HttpClient client = HttpClient.newHttpClient();
        void f(List<HttpRequest> requests) throws Exception {
          for (HttpRequest request : requests) {
            client.send(request, HttpResponse.BodyHandlers.ofString());
          }
        }
      }
      """;

  private static final String SOCKETS =
      """
      import java.net.*;
      import java.util.*;
      class A {
        int f(List<InetSocketAddress> addresses) throws Exception {
          int open = 0;
          for (InetSocketAddress address : addresses) {
            Socket socket = new Socket();
            socket.connect(address);
            open += socket.getPort();
          }
          return open;
        }
      }
      """;

  private static final String PINGS =
      """
      import java.net.*;
      import java.util.*;
      class A {
        int f(List<InetAddress> addresses) throws Exception {
          int up = 0;
          for (InetAddress address : addresses) {
            if (address.isReachable(99)) {
              up++;
            }
          }
          return up;
        }
      }
      """;

  private static final String DEPENDENT =
      """
      import java.net.*;
      import java.net.http.*;
      class A {
        void f(HttpClient client, URI first) throws Exception {
          URI next = first;
          while (next != null) {
            HttpRequest request = HttpRequest.newBuilder(next).build();
            String answer = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
            next = answer.isEmpty() ? null : URI.create(answer);
          }
        }
      }
      """;

  private final Bench bench = Bench.shipped();

  private static Map<ConcurrencyModel, ReasonCode> reasons(Advice advice) {
    return advice.rejected().stream()
        .collect(Collectors.toMap(Advice.Rejected::model, Advice.Rejected::reason));
  }

  private Finding advised(String code, int jdk) {
    List<Finding> findings = bench.scan(code, jdk).findings();
    assertEquals(1, findings.size(), findings::toString);
    return findings.get(0);
  }

  @Test
  void waitingGoesToVirtualThreadsWhereTheyExist() {
    Finding finding = advised(SOCKETS, 21);
    Advice advice = finding.advice();
    assertNotNull(advice);
    assertEquals(ConcurrencyModel.VIRTUAL_THREADS, advice.model());
    assertEquals("21..", finding.jdk());
    assertEquals(21, advice.sinceJdk());
    Map<ConcurrencyModel, ReasonCode> reasons = reasons(advice);
    assertEquals(ConcurrencyModel.values().length - 1, reasons.size());
    assertEquals(ReasonCode.OUTRANKED, reasons.get(ConcurrencyModel.FIXED_POOL));
    assertEquals(ReasonCode.PREVIEW_API, reasons.get(ConcurrencyModel.STRUCTURED));
    assertEquals(ReasonCode.WAITS_NOT_COMPUTES, reasons.get(ConcurrencyModel.PARALLEL_STREAM));
    assertEquals(ReasonCode.NO_ISOLATION_NEEDED, reasons.get(ConcurrencyModel.PROCESSES));
    assertEquals(ReasonCode.NOT_PERIODIC, reasons.get(ConcurrencyModel.SCHEDULED_POOL));
  }

  @Test
  void beforeThemToAPoolAndOnlyUntilThen() {
    Finding finding = advised(SOCKETS, 17);
    assertNotNull(finding.advice());
    assertEquals(ConcurrencyModel.FIXED_POOL, finding.advice().model());
    assertEquals("8..20", finding.jdk());
    assertEquals(
        ReasonCode.JDK_TOO_OLD, reasons(finding.advice()).get(ConcurrencyModel.VIRTUAL_THREADS));
    assertTrue(finding.advice().sizing().contains("cores x (1 + wait time / compute time)"));
    assertTrue(finding.advice().sizing().contains("assumption"));
  }

  @Test
  void anApiWithFuturesMayAlsoGoAsync() {
    Advice advice = advised(REQUESTS, 21).advice();
    assertNotNull(advice);
    assertEquals(ReasonCode.OUTRANKED, reasons(advice).get(ConcurrencyModel.ASYNC));
    Advice withoutFutures = advised(PINGS, 21).advice();
    assertNotNull(withoutFutures);
    assertEquals(ReasonCode.NO_ASYNC_API, reasons(withoutFutures).get(ConcurrencyModel.ASYNC));
  }

  @Test
  void aLineOnTheConsoleIsNoWaitThatCounts() {
    String printing =
        REQUESTS.replace(
            "BodyHandlers.ofString());", "BodyHandlers.ofString());\nSystem.out.println(request);");
    Advice advice = advised(printing, 21).advice();
    assertNotNull(advice);
    assertEquals(ReasonCode.OUTRANKED, reasons(advice).get(ConcurrencyModel.ASYNC));
  }

  @Test
  void dependentItemsStaySequentialAndTheReasonIsSaid() {
    RuleResult result = bench.scan(DEPENDENT, 21);
    assertEquals(List.of(), result.findings());
    SiteDecision loop =
        result.sites().stream()
            .filter(site -> site.kind() == SiteKind.LOOP)
            .findFirst()
            .orElseThrow();
    assertEquals(ConcurrencyModel.SEQUENTIAL, loop.model());
    assertEquals(ReasonCode.LOOP_CARRIED_DEPENDENCE.word(), loop.reason());
  }

  @Test
  void theLineThatCausedARejectionIsNamed() {
    Scene scene = bench.scene(DEPENDENT, 21);
    Site loop =
        scene.sites().stream()
            .filter(site -> site.kind() == SiteKind.LOOP)
            .findFirst()
            .orElseThrow();
    ModelChooser chooser = new ModelChooser(RuleSet.load(RulePages.load()).models());
    ModelChooser.Choice choice = chooser.choose(loop, scene, 21).orElseThrow();
    Advice.Rejected rejected =
        choice.rejected().stream()
            .filter(other -> other.model() == ConcurrencyModel.VIRTUAL_THREADS)
            .findFirst()
            .orElseThrow();
    assertEquals(ReasonCode.LOOP_CARRIED_DEPENDENCE, rejected.reason());
    assertEquals(9, rejected.line());
  }

  @Test
  void everyModelHasAPage() {
    Set<ConcurrencyModel> models = EnumSet.noneOf(ConcurrencyModel.class);
    RuleSet.load(RulePages.load()).models().forEach(rule -> models.add(rule.model()));
    assertEquals(EnumSet.allOf(ConcurrencyModel.class), models);
  }

  /** Otherwise a reader would get a reason that nobody wrote. */
  @Test
  void everyPageHasAWordForEverySite() {
    RulePages pages = RulePages.load();
    List<ModelRule> models = RuleSet.load(pages).models();
    Set<SiteKind> seen = EnumSet.noneOf(SiteKind.class);
    for (PageExample example :
        pages.rules().stream().flatMap(page -> page.examples().stream()).toList()) {
      Scene scene = bench.scene(example.code(), example.jdk());
      for (Site site : scene.sites()) {
        seen.add(site.kind());
        for (ModelRule model : models) {
          assertTrue(
              model.admit(site, scene).isPresent() || model.reject(site, scene).isPresent(),
              () -> model.model() + " says nothing of a " + site.kind() + " in " + example.file());
        }
      }
    }
    assertTrue(
        seen.containsAll(
            Arrays.asList(
                SiteKind.LOOP, SiteKind.STREAM, SiteKind.THREAD, SiteKind.POOL, SiteKind.TASK)));
  }

  @Test
  void aConcurrentSiteStaysAsItIs() {
    RuleResult result =
        bench.scan(
            """
            import java.util.*;
            class A {
              long f(List<String> words) { return words.parallelStream().filter(w -> w.length() > 3).count(); }
            }
            """,
            21);
    SiteDecision stream = result.sites().get(0);
    assertEquals(ConcurrencyModel.PARALLEL_STREAM, stream.model());
    assertEquals(ReasonCode.ALREADY_CONCURRENT.word(), stream.reason());
  }

  @Test
  void theAdviceNamesItsSite() {
    RuleResult result = bench.scan(SOCKETS, 21);
    String site = result.findings().get(0).siteId();
    assertTrue(result.sites().stream().anyMatch(decision -> decision.id().equals(site)));
  }

  @Test
  void oneAdviceIsEnoughForNestedLoops() {
    String nested =
        """
        import java.net.*;
        import java.util.*;
        class A {
          void f(List<List<InetSocketAddress>> groups) throws Exception {
            for (List<InetSocketAddress> group : groups) {
              for (InetSocketAddress address : group) {
                Socket socket = new Socket();
                socket.connect(address);
              }
            }
          }
        }
        """;
    RuleResult result = bench.scan(nested, 21);
    assertEquals(
        List.of(5),
        result.findings().stream().map(finding -> finding.place().startLine()).toList());
    SiteDecision inner = result.sites().get(1);
    assertEquals(ConcurrencyModel.SEQUENTIAL, inner.model());
    assertEquals(ReasonCode.ALREADY_CONCURRENT.word(), inner.reason());
  }

  @Test
  void theOrderOfMereEffectsMayMatter() {
    String effects =
        """
        import java.net.*;
        import java.util.*;
        class A {
          void f(List<InetSocketAddress> addresses) throws Exception {
            for (InetSocketAddress address : addresses) {
              System.out.println(address);
              Socket socket = new Socket();
              socket.connect(address);
            }
          }
        }
        """;
    Finding finding = advised(effects, 21);
    assertEquals(Confidence.MEDIUM, finding.confidence());
    assertTrue(finding.message().contains("unless the order"), finding.message());
    Finding gathered = advised(SOCKETS, 21);
    assertEquals(Confidence.HIGH, gathered.confidence());
    assertFalse(gathered.message().contains("unless the order"), gathered.message());
  }

  @Test
  void whatNobodyProvedIsAnAssumptionAndLessSure() {
    String opaque =
        """
        import java.net.*;
        import java.util.*;
        class A {
          interface Log { void note(Object what); }
          Log log;
          void f(List<InetSocketAddress> addresses) throws Exception {
            for (InetSocketAddress address : addresses) {
              Socket socket = new Socket();
              socket.connect(address);
              log.note(address);
            }
          }
        }
        """;
    Finding finding = advised(opaque, 21);
    assertEquals(Confidence.MEDIUM, finding.confidence());
    assertNotNull(finding.advice());
    assertEquals(List.of("items are independent: not proved"), finding.advice().assumptions());
    Finding proved = advised(SOCKETS, 21);
    assertEquals(Confidence.HIGH, proved.confidence());
    assertNotNull(proved.advice());
    assertEquals(List.of(), proved.advice().assumptions());
  }
}
