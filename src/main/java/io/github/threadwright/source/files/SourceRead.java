package io.github.threadwright.source.files;

import io.github.threadwright.source.Diagnostic;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of reading a file: its text, or what is wrong with it, or both when the text could be
 * read in another way.
 */
public record SourceRead(@Nullable SourceText source, @Nullable Diagnostic diagnostic) {
  public SourceRead {
    if (source == null && diagnostic == null) {
      throw new IllegalArgumentException("neither a text nor the reason why there is none");
    }
  }
}
