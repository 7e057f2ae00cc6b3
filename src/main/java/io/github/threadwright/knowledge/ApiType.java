package io.github.threadwright.knowledge;

import org.jspecify.annotations.Nullable;

/**
 * What is known of one type and, unless a line of their own says otherwise, of its subtypes: a line
 * of {@code rules/catalogue}.
 *
 * @param name binary name
 * @param safety whether several threads may use one object at once; null when nothing is said
 * @param because why they may not: a clause that goes on after "it", null when that needs no saying
 * @param instead what to use where they must, or null
 * @param immutability set when its objects never change
 * @param valueBased whether its objects have no identity to speak of, so that none may be a monitor
 * @param lock whether its objects are locks to be taken by their own methods
 * @param shared whether a framework makes one object of it and lets several threads call it; null
 *     when nothing is said
 * @param entries set when a framework calls the public methods of its subtypes
 * @param returnedFrom what runs entry points that return it
 * @param file name of the catalogue file
 * @param line in that file, from 1
 */
public record ApiType(
    String name,
    @Nullable Safety safety,
    @Nullable String because,
    @Nullable String instead,
    @Nullable Immutability immutability,
    boolean valueBased,
    boolean lock,
    @Nullable Boolean shared,
    @Nullable EntryPoint entries,
    EntryPoint.@Nullable Context returnedFrom,
    String file,
    int line) {

  public ApiType {
    safety = safety == null && immutability != null ? Safety.YES : safety;
  }

  /** Whether several threads may use one object at once. */
  public enum Safety {
    /** Each call is whole for itself, whatever others do meanwhile. */
    YES,
    /** As long as nobody changes it. */
    READ_ONLY,
    /** Not even by calls that look as if they only read: these change it inside. */
    NO
  }

  /** How little can happen to an object that never changes. */
  public enum Immutability {
    /** Its state never changes once it is built. */
    YES,
    /**
     * Besides, all its fields are final: a thread that finds it without synchronisation sees it
     * whole (JLS 17.5).
     */
    WHOLE
  }
}
