package io.github.threadwright.linked.library;

/**
 * A method of a library, as called on objects of one class.
 *
 * @param owner binary name of the class that declares it
 * @param context the class of the receiver: {@code owner} or a subclass, which decides what calls
 *     on {@code this} run; {@code owner} for static methods
 * @param exact whether the receiver is of that very class
 */
record LibraryMethod(String owner, String name, String descriptor, String context, boolean exact)
    implements Comparable<LibraryMethod> {

  /** As a reader writes it, with the class that it is called on. */
  String shown() {
    return context + "#" + name;
  }

  @Override
  public int compareTo(LibraryMethod other) {
    return key().compareTo(other.key());
  }

  private String key() {
    return owner + '#' + name + descriptor + ' ' + context + ' ' + exact;
  }
}
