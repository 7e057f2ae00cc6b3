package io.github.threadwright.rules;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * Gives ids that stay the same when code moves: they are made of what was found, the symbol and the
 * tokens at its place, and an ordinal that tells apart what is alike in all of these.
 */
final class Ids {
  private static final int BYTES = 8;

  private final Map<String, Integer> seen = new HashMap<>();

  /** Ask in the order of the result: the ordinal counts the questions that are alike. */
  String next(String what, String symbol, String tokens) {
    String key = what + '\n' + symbol + '\n' + tokens;
    int ordinal = seen.merge(key, 1, Integer::sum);
    byte[] hash = sha256().digest((key + '\n' + ordinal).getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hash, 0, BYTES);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
