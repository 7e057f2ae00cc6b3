package io.github.threadwright.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a page says below its front matter. A scan goes by the front matter alone, so this is read
 * when somebody asks.
 */
public final class PageText {
  private final String file;
  private final FrontMatter.Page page;
  private final int jdk;

  /**
   * @param jdk the release that examples target which say nothing else
   */
  PageText(String file, FrontMatter.Page page, int jdk) {
    this.file = file;
    this.page = page;
    this.jdk = jdk;
  }

  int jdk() {
    return jdk;
  }

  /** The Markdown text of each level-2 section, by its heading. */
  Map<String, String> sections() {
    return PageBody.copy(body(new ArrayList<>()).sections(List.of()));
  }

  /** The {@code java} blocks among the examples, in order. */
  List<PageExample> examples() {
    return List.copyOf(body(new ArrayList<>()).examples(jdk));
  }

  /** Reports what is wrong with its sections and examples. */
  PageBody body(List<KnowledgeProblem> problems) {
    return new PageBody(file, page, problems);
  }
}
