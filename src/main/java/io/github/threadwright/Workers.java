package io.github.threadwright;

import io.github.threadwright.source.javaparser.ParserThreads;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * Threads with a deep stack that do the same to many files. The order of work never shows in a
 * result.
 */
final class Workers implements AutoCloseable {
  private final int threads;
  private final ExecutorService pool;

  Workers(int threads) {
    this.threads = threads;
    this.pool = ParserThreads.newPool(threads);
  }

  /** Starts something that takes one thread, before what comes later. */
  <T> Future<T> start(Callable<T> work) {
    return pool.submit(work);
  }

  /** Waits for what was started; what it threw is thrown here. */
  static <T> T resultOf(Future<T> started) {
    try {
      return started.get();
    } catch (ExecutionException e) {
      throw rethrown(e.getCause());
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /**
   * Runs {@code work} for each index below {@code count} and returns when all is done. What it
   * throws ends the rest and is thrown here.
   */
  void forEach(int count, IntConsumer work) {
    AtomicInteger next = new AtomicInteger();
    Runnable share =
        () -> {
          for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
            work.accept(i);
          }
        };
    List<Future<?>> shares = new ArrayList<>();
    for (int i = 0; i < Math.min(threads, count); i++) {
      shares.add(pool.submit(share));
    }
    try {
      for (Future<?> one : shares) {
        one.get();
      }
    } catch (ExecutionException e) {
      next.set(count);
      throw rethrown(e.getCause());
    } catch (InterruptedException e) {
      next.set(count);
      throw interrupted(e);
    }
  }

  private static IllegalStateException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("the scan was interrupted", e);
  }

  private static RuntimeException rethrown(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    return thrown instanceof RuntimeException runtime ? runtime : new IllegalStateException(thrown);
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }
}
