package io.github.threadwright.source.javaparser;

/** Which white space between two characters keeps their tokens apart. */
final class Gaps {
  /** Characters of a group can be neighbours within one token. */
  private static final int WORD = 1;

  private static final int OPERATOR = 2;
  private static final int NUMBER = 4;
  private static final int QUOTE = 8;
  private static final byte[] GROUPS = groups();

  private Gaps() {}

  private static byte[] groups() {
    byte[] groups = new byte[128];
    for (char c = 0; c < groups.length; c++) {
      groups[c] = (byte) (Character.isJavaIdentifierPart(c) ? WORD : 0);
    }
    add(groups, "0123456789.", NUMBER);
    add(groups, "+-", WORD); // 1e-5, non-sealed
    add(groups, "+-*/%&|^~!=<>?:.@#`", OPERATOR);
    add(groups, "\"'", QUOTE);
    add(groups, "\\", WORD | OPERATOR | NUMBER | QUOTE); // may stand for any character
    return groups;
  }

  private static void add(byte[] groups, String characters, int group) {
    for (char c : characters.toCharArray()) {
      groups[c] |= (byte) group;
    }
  }

  /** Whether the tokens that end and begin with these would not be the same without it. */
  static boolean matter(char left, char right) {
    return (groupsOf(left) & groupsOf(right)) != 0;
  }

  private static int groupsOf(char c) {
    return c < GROUPS.length ? GROUPS[c] : WORD;
  }
}
