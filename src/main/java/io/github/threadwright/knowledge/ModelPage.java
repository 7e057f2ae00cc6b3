package io.github.threadwright.knowledge;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When a way of running work fits a site and when it does not: a page of {@code rules/models}.
 *
 * @param id name of the file without {@code .md}, and the model's word
 * @param title what a reader calls it; null when the model's own title will do
 * @param text what the page tells a reader
 */
public record ModelPage(
    String id,
    String file,
    @Nullable String title,
    List<Fit> fits,
    List<Rejection> rejected,
    PageText text) {
  public ModelPage {
    fits = List.copyOf(fits);
    rejected = List.copyOf(rejected);
  }

  /** The Markdown text of each level-2 section, by its heading; read anew at each call. */
  public Map<String, String> sections() {
    return text.sections();
  }

  /**
   * A case in which the model fits.
   *
   * @param rank ranks are compared, never added up; the smallest wins
   * @param sizing how many threads, permits or workers, and from what that follows; null when there
   *     is nothing to size
   * @param because why it fits
   */
  public record Fit(
      int rank,
      List<PageLine> when,
      List<PageLine> unless,
      @Nullable PageLine sizing,
      @Nullable PageLine because,
      int line) {
    public Fit {
      when = List.copyOf(when);
      unless = List.copyOf(unless);
    }
  }

  /** A reason against the model: the code, and the condition under which it applies. */
  public record Rejection(PageLine code, PageLine condition) {}
}
