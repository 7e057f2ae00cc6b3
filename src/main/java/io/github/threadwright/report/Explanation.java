package io.github.threadwright.report;

import io.github.threadwright.knowledge.Api;
import io.github.threadwright.knowledge.Category;
import io.github.threadwright.knowledge.ModelPage;
import io.github.threadwright.knowledge.PageLine;
import io.github.threadwright.knowledge.RuleBook;
import io.github.threadwright.knowledge.RulePage;
import io.github.threadwright.knowledge.WaitBehaviour;
import io.github.threadwright.knowledge.WaitKind;
import io.github.threadwright.model.ConcurrencyModel;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a word means that reports and pages use: a rule, a model, a category or a kind of wait, in
 * this order.
 */
public final class Explanation {
  private final Content content;

  /** What is to be written. */
  @FunctionalInterface
  private interface Content {
    void write(Page page) throws IOException;
  }

  private Explanation(Content content) {
    this.content = content;
  }

  /** Empty when the word is none of these. */
  public static Optional<Explanation> of(String word, RuleBook book) {
    return Stream.of(
            book.rules().stream()
                .filter(rule -> rule.id().equals(word))
                .<Content>map(rule -> page -> new RuleText(page).write(rule)),
            book.models().stream()
                .filter(model -> model.id().equals(word))
                .<Content>map(model -> page -> model(model, page)),
            Arrays.stream(Category.values())
                .filter(category -> category.word().equals(word))
                .<Content>map(category -> page -> category(category, book, page)),
            Stream.ofNullable(WaitKind.of(word))
                .<Content>map(kind -> page -> waitKind(kind, book, page)))
        .flatMap(found -> found)
        .findFirst()
        .map(Explanation::new);
  }

  /** All words that can be explained. */
  public static List<String> words(RuleBook book) {
    List<String> words = new ArrayList<>();
    book.rules().forEach(rule -> words.add(rule.id()));
    book.models().forEach(model -> words.add(model.id()));
    Arrays.stream(Category.values()).forEach(category -> words.add(category.word()));
    Arrays.stream(WaitKind.values()).forEach(kind -> words.add(kind.word()));
    return words;
  }

  /** Writes it for a terminal of that many columns. {@code out} is flushed, not closed. */
  public void write(Writer out, int width, boolean colour) throws IOException {
    content.write(new Page(out, width, colour));
    out.flush();
  }

  private static void model(ModelPage model, Page page) throws IOException {
    RuleText text = new RuleText(page);
    page.put(Style.BOLD, model.id()).right(Style.DIM, "model").end();
    page.block(Style.PLAIN, title(model) + ".").end();
    for (ModelPage.Fit fit : model.fits()) {
      text.labelled("rank " + fit.rank(), fit.because() == null ? "" : fit.because().text());
      text.lines("  when", fit.when());
      text.lines("  unless", fit.unless());
      if (fit.sizing() != null) {
        text.labelled("  sizing", fit.sizing().text());
      }
      page.end();
    }
    String label = "rejected";
    for (ModelPage.Rejection rejection : model.rejected()) {
      PageLine condition = rejection.condition();
      text.labelled(label, rejection.code().text() + ": " + condition.text());
      label = "";
    }
    text.labelled("page", model.file());
    text.sections(model.id(), model.sections(), List.of());
  }

  private static String title(ModelPage page) {
    String words =
        Arrays.stream(ConcurrencyModel.values())
            .filter(model -> model.word().equals(page.id()))
            .map(model -> since(model, page))
            .findFirst()
            .orElse(page.id());
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  private static String since(ConcurrencyModel model, ModelPage page) {
    String title = page.title() == null ? model.title() : page.title();
    String preview = model.preview() ? ", as a preview" : "";
    return model.sinceJdk() <= 8 ? title : title + ", since JDK " + model.sinceJdk() + preview;
  }

  private static void category(Category category, RuleBook book, Page page) throws IOException {
    page.put(Style.BOLD, category.word()).right(Style.DIM, "category").end();
    List<RulePage> rules =
        book.rules().stream().filter(rule -> rule.category() == category).toList();
    page.block(Style.PLAIN, rules.isEmpty() ? "No rule is of this category yet." : "Its rules:");
    page.end();
    if (!rules.isEmpty()) {
      RuleTable.rules(rules, page);
    }
  }

  private static void waitKind(WaitKind kind, RuleBook book, Page page) throws IOException {
    RuleText text = new RuleText(page);
    page.put(Style.BOLD, kind.word()).right(Style.DIM, "kind of wait").end();
    WaitBehaviour behaviour = book.catalogue().behaviour(kind);
    page.block(Style.PLAIN, "Waits for " + behaviour.waitsOn() + ".").end();
    text.labelled(
        "interrupt", behaviour.interruptible() ? "ends the wait" : "does not end the wait");
    if (behaviour.carrier() != null) {
      text.labelled("carrier", "of a virtual thread: " + behaviour.carrier());
    }
    long apis = book.catalogue().entries().stream().filter(api -> waits(api, kind)).count();
    text.labelled("catalogue", apis + " entries wait so, unless their own lines say otherwise");
  }

  private static boolean waits(Api api, WaitKind kind) {
    return api.waits() != null && api.waits().kind() == kind;
  }
}
