package io.github.threadwright.facts;

import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.Node;

/** A stretch of code: a node with the place that it stands in. */
public record Code(CodePlace place, Node node) {}
