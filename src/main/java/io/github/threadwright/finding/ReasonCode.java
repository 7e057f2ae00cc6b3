package io.github.threadwright.finding;

import java.util.Locale;

/** Why a model was not chosen: the closed list. */
public enum ReasonCode {
  LOOP_CARRIED_DEPENDENCE,
  ORDERED_SIDE_EFFECTS,
  ORDER_DEPENDENT_EXIT,
  SHARED_STATE,
  NOT_THREAD_SAFE_OBJECT,
  THREAD_BOUND_STATE,
  TRANSACTION_BOUND,
  POOR_SPLITTER,
  UNKNOWN_CALL,
  BOUNDED_FAR_SIDE,
  HOLDS_CARRIER,
  PINS_CARRIER,
  WOULD_BLOCK_LOOP,
  LOCK_SERIALISED,
  SHARES_LIVE_STATE,
  NO_ASYNC_API,
  TOO_LITTLE_WORK,
  UNKNOWN_COST,
  WAITS_NOT_COMPUTES,
  COMPUTES_NOT_WAITS,
  NOT_RECURSIVE,
  RECURSION_SHALLOW,
  NOT_PERIODIC,
  NOT_LONG_LIVED,
  NO_ISOLATION_NEEDED,
  TRANSFER_TOO_COSTLY,
  JDK_TOO_OLD,
  PREVIEW_API,
  ALREADY_CONCURRENT,
  OUTRANKED,
  MEASURED_NO_GAIN;

  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The code of that word, or null. */
  public static @org.jspecify.annotations.Nullable ReasonCode of(String word) {
    for (ReasonCode code : values()) {
      if (code.word().equals(word)) {
        return code;
      }
    }
    return null;
  }
}
