package io.github.threadwright.source.javaparser;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads to parse on. JavaParser descends recursively, so that deep source needs a deep stack. */
public final class ParserThreads {
  /**
   * 5,000 operators, branches or statements within each other take 16 MB while the parser is still
   * interpreted; the rest is room. Memory is taken only as far as a stack is used.
   */
  private static final long STACK_BYTES = 256L << 20;

  private ParserThreads() {}

  /**
   * A pool of that many daemon threads with a stack that is deep enough for {@link
   * JavaParserFrontEnd}.
   */
  public static ExecutorService newPool(int threads) {
    return Executors.newFixedThreadPool(threads, factory());
  }

  private static ThreadFactory factory() {
    AtomicInteger number = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(null, task, "parser-" + number.incrementAndGet(), STACK_BYTES);
      thread.setDaemon(true);
      return thread;
    };
  }
}
