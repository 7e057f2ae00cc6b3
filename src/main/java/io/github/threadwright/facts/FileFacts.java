package io.github.threadwright.facts;

import io.github.threadwright.program.ProgramFile;
import java.util.List;

/**
 * The facts of one file, in order of the source.
 *
 * @param index what they were found with, so that later stages need not walk the code again
 */
public record FileFacts(ProgramFile file, List<Fact> facts, FileIndex index) {
  public FileFacts {
    facts = List.copyOf(facts);
  }
}
