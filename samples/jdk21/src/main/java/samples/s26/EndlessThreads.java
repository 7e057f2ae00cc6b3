// Claim: virtual threads make threads cheap, not what the threads wait for.
//
// Wrong: a virtual thread for each order, and in each, three calls away, a connection to the
// database, of which there are ten. The pool of threads that was here before held the rest back.
//
// Right: as many permits as there are connections. To wait for one costs a virtual thread nothing.

package samples.s26;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;

final class EndlessThreads {
  private final Semaphore connections = new Semaphore(10);
  private final Orders orders;

  EndlessThreads(DataSource source) {
    this.orders = new Orders(source);
  }

  // Wrong

  void shipAtOnce(List<String> ids) {
    try (ExecutorService tasks = Executors.newVirtualThreadPerTaskExecutor()) {
      for (String id : ids) {
        tasks.execute(() -> orders.ship(id)); // expect: virtual-thread-unbounded-resource
      }
    }
  }

  // Right

  void ship(List<String> ids) {
    try (ExecutorService tasks = Executors.newVirtualThreadPerTaskExecutor()) {
      for (String id : ids) {
        tasks.execute(() -> shipWithPermit(id));
      }
    }
  }

  private void shipWithPermit(String id) {
    connections.acquireUninterruptibly();
    try {
      orders.ship(id);
    } finally {
      connections.release();
    }
  }
}
