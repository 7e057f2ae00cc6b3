// Claim: not every problem splits; a parallel stream is as parallel as its source can be halved.
//
// Wrong: a parallel stream over lines of a reader, or over elements of which each is made from the
// one before. They can only be read from their front, so the stream hands them out in batches of
// 1024, and 500 elements stay on one thread. Of a linked list it copies everything first.
//
// Also wrong: parallel() for one half of a pipeline and sequential() for the other. The mode is one
// flag of the whole stream, and the last call wins.
//
// Right: an array, an ArrayList or a range; two streams where there are two modes.
//
// Run it:  java ParallelStreams.java

package samples.s19;

import java.io.BufferedReader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

final class ParallelStreams {
  private static final int ELEMENTS = 500;

  private final Set<Thread> workers = ConcurrentHashMap.newKeySet();

  /** Some computing, and a note of who did it. */
  private long compute(int number) {
    workers.add(Thread.currentThread());
    long sum = number;
    for (int i = 0; i < 20_000; i++) {
      sum = sum * 31 + i;
    }
    return sum;
  }

  // Wrong

  long ofLinkedList(LinkedList<Integer> numbers) {
    return numbers.parallelStream().mapToLong(this::compute).sum(); // expect: parallel-stream-poor-source
  }

  long ofIteration() {
    Stream<Integer> numbers = Stream.iterate(0, i -> i < ELEMENTS, i -> i + 1);
    return numbers.parallel().mapToLong(this::compute).sum(); // expect: parallel-stream-poor-source
  }

  long ofLines(BufferedReader reader) {
    return reader.lines().parallel().mapToInt(Integer::parseInt).mapToLong(this::compute).sum(); // expect: parallel-stream-poor-source
  }

  long halfParallel(List<Integer> numbers) {
    return numbers.stream().parallel().map(this::compute).sequential().reduce(0L, Long::sum); // expect: parallel-stream-mode-conflict
  }

  // Right

  long ofArrayList(List<Integer> numbers) {
    return new ArrayList<>(numbers).parallelStream().mapToLong(this::compute).sum();
  }

  long ofRange() {
    return IntStream.range(0, ELEMENTS).parallel().mapToLong(this::compute).sum();
  }

  private String threads(long result) {
    String text = workers.size() + " threads";
    workers.clear();
    return result == 0 ? "nothing" : text;
  }

  public static void main(String[] args) {
    ParallelStreams sample = new ParallelStreams();
    List<Integer> numbers = IntStream.range(0, ELEMENTS).boxed().toList();
    System.out.println("array list:    " + sample.threads(sample.ofArrayList(numbers)));
    System.out.println("range:         " + sample.threads(sample.ofRange()));
    LinkedList<Integer> linked = new LinkedList<>(numbers);
    System.out.println("linked list:   " + sample.threads(sample.ofLinkedList(linked)));
    System.out.println("iterate:       " + sample.threads(sample.ofIteration()));
    String text = numbers.stream().map(String::valueOf).collect(Collectors.joining("\n"));
    BufferedReader reader = new BufferedReader(new StringReader(text));
    System.out.println("lines:         " + sample.threads(sample.ofLines(reader)));
    System.out.println("half parallel: " + sample.threads(sample.halfParallel(numbers)));
  }
}
