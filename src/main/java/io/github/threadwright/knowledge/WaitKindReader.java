package io.github.threadwright.knowledge;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Understands the lines of {@code wait-kinds.txt}. */
final class WaitKindReader {
  private static final List<String> ATTRIBUTES = List.of("carrier", "interrupt", "on");

  private WaitKindReader() {}

  static Map<WaitKind, WaitBehaviour> read(
      List<CatalogueLine> lines, List<KnowledgeProblem> problems) {
    Map<WaitKind, WaitBehaviour> behaviours = new EnumMap<>(WaitKind.class);
    for (CatalogueLine line : lines) {
      WaitKind kind = WaitKind.of(line.subject());
      String text = line.value("carrier");
      Carrier carrier = text == null ? null : Carrier.parse(text);
      String interrupt = line.value("interrupt");
      String on = line.value("on");
      line.attributes().keySet().stream()
          .filter(key -> !ATTRIBUTES.contains(key))
          .forEach(
              key ->
                  problems.add(
                      line.problem(
                          "unknown attribute '" + key + "'", NearestWord.cure(key, ATTRIBUTES))));
      if (kind == null) {
        String known = NearestWord.cure(line.subject(), Words.all(WaitKind.class));
        problems.add(line.problem("unknown kind of wait '" + line.subject() + "'", known));
      } else if (text != null && carrier == null) {
        problems.add(
            line.problem("'" + text + "' does not say what happens to the carrier", Carrier.CURE));
      } else if (interrupt == null || !interrupt.equals("yes") && !interrupt.equals("no")) {
        problems.add(
            line.problem(
                "it is not said whether an interrupt ends the wait",
                "add interrupt=yes or interrupt=no"));
      } else if (on == null) {
        problems.add(line.problem("it is not said what is waited for", "add on=\"...\""));
      } else if (behaviours.put(kind, new WaitBehaviour(kind, interrupt.equals("yes"), carrier, on))
          != null) {
        problems.add(
            line.problem("the kind '" + kind.word() + "' has two lines", "keep one of them"));
      }
    }
    return behaviours;
  }
}
