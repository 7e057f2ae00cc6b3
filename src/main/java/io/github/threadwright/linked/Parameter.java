package io.github.threadwright.linked;

import io.github.threadwright.facts.Fact;
import io.github.threadwright.knowledge.Api;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of a method.
 *
 * @param method id of the method's unit
 * @param number from 0
 */
record Parameter(int method, int number) {

  /**
   * That code is run which a parameter gives.
   *
   * @param unit that runs it or hands it over: the method or a lambda in it
   * @param task how it is handed over; null when it is called
   */
  record Use(
      Parameter parameter, int unit, Api.Runner runner, Fact.@Nullable TaskHandedOver task) {}
}
