package io.github.threadwright.rules;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A sentence of a page with names in braces, e.g. {@code {field} is volatile}. */
record Template(String text) {
  private static final Pattern NAME = Pattern.compile("\\{([\\w-]+)}");

  /** The names that it uses and that are not among those. */
  Set<String> unknown(Collection<String> known) {
    Set<String> names = new LinkedHashSet<>();
    NAME.matcher(text).results().map(name -> name.group(1)).forEach(names::add);
    names.removeAll(known);
    return names;
  }

  String fill(UnaryOperator<String> value) {
    return NAME.matcher(text)
        .replaceAll((MatchResult name) -> Matcher.quoteReplacement(value.apply(name.group(1))));
  }
}
