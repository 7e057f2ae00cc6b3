package io.github.threadwright.linked;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** What counts as changing something that others may see, through calls. */
class ChangesTest {
  private static final End CHANGE = End.of(End.What.CHANGE);

  @Test
  void whatIsMadeOnTheWayIsNobodyElses() {
    LinkedOf linked =
        LinkedOf.files(
            "class A { int n; List<String> all(String s) { List<String> l = new ArrayList<>();"
                + " l.add(s); int[] a = new int[3]; a[0] = 1; A other = new A(); other.n = 2;"
                + " other.set(); return l; } void set() { n = 3; } }");
    assertEquals("-", linked.way("A#all(String)", CHANGE));
  }

  @Test
  void whatIsGivenOrKeptIsChangedForOthers() {
    LinkedOf linked =
        LinkedOf.files(
            "class A { int n; List<String> kept = new ArrayList<>(); A next;"
                + " void given(List<String> l) { l.add(\"\"); }"
                + " void kept() { kept.add(\"\"); }"
                + " void array(int[] a) { a[0] = 1; }"
                + " void other(A a) { a.n = 1; }"
                + " void deep() { next.set(); } void set() { n = 3; } }");
    assertEquals("high: changes List.add", linked.way("A#given(List)", CHANGE));
    assertEquals("high: changes List.add", linked.way("A#kept()", CHANGE));
    assertEquals("high: changes an array", linked.way("A#array(int[])", CHANGE));
    assertEquals("high: changes n", linked.way("A#other(A)", CHANGE));
    assertEquals("high: calls A.set, writes n", linked.way("A#deep()", CHANGE));
  }

  @Test
  void whatIsMadeForThreadsMayBeChangedByAll() {
    LinkedOf linked =
        LinkedOf.files(
            "class A { Map<String, String> m = new ConcurrentHashMap<>(); ConcurrentHashMap<String,"
                + " String> c = new ConcurrentHashMap<>(); void put() { c.put(\"\", \"\"); } void"
                + " declaredAsMap() { m.put(\"\", \"\"); } }");
    assertEquals("-", linked.way("A#put()", CHANGE));
    assertTrue(linked.way("A#declaredAsMap()", CHANGE).startsWith("high"));
  }

  @Test
  void aStreamThatOthersHaveIsReadFurther() {
    LinkedOf linked =
        LinkedOf.files(
            "class A { DataInputStream in; A(Socket s) throws IOException {"
                + " in = new DataInputStream(s.getInputStream()); }"
                + " int next() throws IOException { return in.readInt(); }"
                + " int own(File f) throws IOException { try (InputStream i ="
                + "   new FileInputStream(f)) { return i.read(); } } }");
    assertEquals(
        "high: changes the position of DataInputStream.readInt", linked.way("A#next()", CHANGE));
    assertEquals("-", linked.way("A#own(File)", CHANGE));
  }

  @Test
  void whatAConversationOfOnesOwnDoesIsKnown() {
    End unknown = End.of(End.What.UNKNOWN);
    LinkedOf linked =
        LinkedOf.files(
            "class A { Socket kept; int ask(String host) throws IOException {"
                + "   try (Socket s = new Socket(host, 80)) { s.setSoTimeout(5);"
                + "     return s.getInputStream().read(); } }"
                + " void keep(int n) throws IOException { kept.setTrafficClass(n); } }");
    assertEquals("-", linked.way("A#ask(String)", unknown));
    assertEquals("-", linked.way("A#ask(String)", CHANGE));
    assertTrue(
        linked.way("A#keep(int)", unknown).startsWith("high")
            || linked.way("A#keep(int)", CHANGE).startsWith("high"));
  }
}
