package io.github.threadwright.rules;

import io.github.threadwright.model.ConcurrencyModel;
import io.github.threadwright.workload.Site;
import java.util.Arrays;

/** The model that a site has now. */
final class PresentModel {
  private PresentModel() {}

  static ConcurrencyModel of(Site site) {
    String present = site.concurrent();
    if (present == null) {
      return ConcurrencyModel.SEQUENTIAL;
    }
    return Arrays.stream(ConcurrencyModel.values())
        .filter(model -> present.contains(model.title()) || present.contains(model.word()))
        .findFirst()
        .orElseGet(() -> byKind(site));
  }

  private static ConcurrencyModel byKind(Site site) {
    return switch (site.kind()) {
      case THREAD, HANDLER -> ConcurrencyModel.PLATFORM_THREAD;
      case STREAM -> ConcurrencyModel.PARALLEL_STREAM;
      case PROCESS -> ConcurrencyModel.PROCESSES;
      case TASK, POOL, LOOP, CALL_SEQUENCE -> ConcurrencyModel.FIXED_POOL;
    };
  }
}
