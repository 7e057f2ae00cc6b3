package io.github.threadwright.report;

import io.github.threadwright.finding.Advice;
import io.github.threadwright.finding.Finding;
import io.github.threadwright.finding.Place;
import io.github.threadwright.finding.ReasonCode;
import io.github.threadwright.finding.ScanReport;
import io.github.threadwright.finding.SiteDecision;
import io.github.threadwright.knowledge.Confidence;
import io.github.threadwright.knowledge.RuleKind;
import io.github.threadwright.knowledge.RulePages;
import io.github.threadwright.knowledge.Severity;
import io.github.threadwright.knowledge.WaitKind;
import io.github.threadwright.model.ConcurrencyModel;
import io.github.threadwright.source.Diagnostic;
import io.github.threadwright.workload.SiteKind;
import io.github.threadwright.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A report of a small made-up project, and its code. */
final class SampleReport {
  private static final String LOADER = "src/main/java/shop/PriceLoader.java";
  private static final String COUNTER = "src/main/java/shop/Counter.java";

  static final SourceLines LINES =
      (path, line) -> {
        if (path.equals(LOADER)) {
          return switch (line) {
            case 31 -> "\t\tfor (Item item : items) {";
            case 32 -> "\t\t\tprices.put(item, client.send(request(item), ofString()).body());";
            default -> null;
          };
        }
        return path.equals(COUNTER) && line == 9 ? "    hits++; // once per request" : null;
      };

  private SampleReport() {}

  static ScanReport report() {
    return with(List.of(advice(), hazard(), unsure()));
  }

  static ScanReport with(List<Finding> findings) {
    return new ScanReport(
        new ScanReport.Tool("threadwright", "1.2.3"),
        new ScanReport.Machine("Linux 6.1", "amd64", 8, "21.0.4+7"),
        new ScanReport.Project(
            "shop",
            412,
            98_113,
            new ScanReport.Calls(40_221, 35_001, 2_413),
            List.of(
                new ScanReport.Module(".", 21, "maven.compiler.release in pom.xml"),
                new ScanReport.Module("legacy", 8, "default"))),
        RulePages.load().rules(),
        findings,
        List.of(
            new SiteDecision(
                "s1",
                new Place(LOADER, 31, 3, 34, 4),
                "shop.PriceLoader#load(List)",
                SiteKind.LOOP,
                Workload.Bound.IO,
                ConcurrencyModel.VIRTUAL_THREADS,
                "many waits on the network"),
            new SiteDecision(
                "s2",
                new Place(LOADER, 48, 3, 50, 4),
                "shop.PriceLoader#total(Map)",
                SiteKind.CALL_SEQUENCE,
                Workload.Bound.TRIVIAL,
                ConcurrencyModel.SEQUENTIAL,
                "too-little-work")),
        List.of(
            new Diagnostic(
                "src/main/java/shop/Broken.java", 12, 7, "expected ';'. Correct the syntax."),
            Diagnostic.ofFile(
                "src/main/java/shop/Huge.java", "17 MB: larger than the limit of 16 MB, skipped")),
        Map.of("test code", 61, "generated code", 4));
  }

  static Finding advice() {
    List<Advice.Rejected> rejected = new ArrayList<>();
    rejected.add(
        new Advice.Rejected(ConcurrencyModel.PARALLEL_STREAM, ReasonCode.WAITS_NOT_COMPUTES, 32));
    rejected.add(new Advice.Rejected(ConcurrencyModel.STRUCTURED, ReasonCode.PREVIEW_API, 0));
    rejected.add(new Advice.Rejected(ConcurrencyModel.FIXED_POOL, ReasonCode.OUTRANKED, 0));
    rejected.add(new Advice.Rejected(ConcurrencyModel.SEQUENTIAL, ReasonCode.OUTRANKED, 0));
    return new Finding(
        "f1",
        "blocking-calls-in-loop",
        RuleKind.ADVICE,
        "sequential-waiting",
        Severity.WARNING,
        Confidence.HIGH,
        new Place(LOADER, 31, 3, 34, 4),
        "shop.PriceLoader#load(List)",
        "Each item waits for the network, one after another. The items do not depend on each"
            + " other, so their waits can run at the same time.",
        "8..",
        "s1",
        Finding.State.NEW,
        null,
        new Workload(
            Workload.Bound.IO,
            Set.of(WaitKind.NETWORK),
            Workload.Independence.INDEPENDENT,
            Workload.Items.UNKNOWN,
            List.of()),
        new Advice(
            ConcurrencyModel.VIRTUAL_THREADS,
            21,
            "one thread per item; a semaphore holds what the far side can take",
            "the work waits on sockets, which virtual threads do without holding a carrier",
            rejected,
            List.of("the far side answers several requests at once"),
            null),
        List.of(
            new Finding.TrailStep(LOADER, 32, "HttpClient.send waits on the network"),
            new Finding.TrailStep(LOADER, 31, "no iteration reads what another one wrote")));
  }

  static Finding hazard() {
    return hazard("hits is volatile, but ++ reads and writes it in two steps: updates get lost.");
  }

  static Finding hazard(String message) {
    return new Finding(
        "f2",
        "volatile-increment",
        RuleKind.HAZARD,
        "non-atomic-compound",
        Severity.ERROR,
        Confidence.MEDIUM,
        new Place(COUNTER, 9, 5, 9, 11),
        "shop.Counter#hit()",
        message,
        "21..23",
        null,
        Finding.State.NEW,
        null,
        null,
        null,
        List.of(new Finding.TrailStep(LOADER, 32, "hit() is called from many threads")));
  }

  private static Finding unsure() {
    return new Finding(
        "f3",
        "raw-thread-for-task",
        RuleKind.HAZARD,
        "thread-misuse",
        Severity.NOTE,
        Confidence.LOW,
        new Place(COUNTER, 20, 5, 20, 11),
        "shop.Counter#start()",
        "A thread is made for one task.",
        "8..",
        null,
        Finding.State.NEW,
        null,
        null,
        null,
        List.of());
  }
}
