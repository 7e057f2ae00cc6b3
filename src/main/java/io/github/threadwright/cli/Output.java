package io.github.threadwright.cli;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Standard output that remembers whether it took everything, which a {@link java.io.PrintStream}
 * does not tell from a reader who has seen enough.
 */
final class Output extends FilterOutputStream {
  private boolean failed;

  Output(OutputStream out) {
    super(new BufferedOutputStream(out));
  }

  /** Whether something could not be written that somebody waits for. */
  synchronized boolean failed() {
    return failed;
  }

  @Override
  public synchronized void write(int b) throws IOException {
    try {
      out.write(b);
    } catch (IOException e) {
      throw remembered(e);
    }
  }

  @Override
  public synchronized void write(byte[] bytes, int from, int length) throws IOException {
    try {
      out.write(bytes, from, length);
    } catch (IOException e) {
      throw remembered(e);
    }
  }

  @Override
  public synchronized void flush() throws IOException {
    try {
      out.flush();
    } catch (IOException e) {
      throw remembered(e);
    }
  }

  private IOException remembered(IOException e) {
    failed |= !String.valueOf(e.getMessage()).contains("roken pipe");
    return e;
  }
}
