package io.github.threadwright.knowledge;

/** What a configuration file decides about threads and limits: the closed list. */
public enum SettingKind {
  /** Whether requests and tasks run on virtual threads, each on its own. */
  VIRTUAL_THREADS(true),
  /** Whether code that asks for a virtual thread gets one. */
  VIRTUAL_THREADS_ALLOWED(true),
  /** How many threads at most handle requests. */
  REQUEST_THREADS(false),
  /** How many event loops there are. */
  EVENT_LOOP_THREADS(false),
  /** How many threads the executor for tasks keeps. */
  TASK_THREADS(false),
  /** How many threads it has at most, once its queue is full. */
  MOST_TASK_THREADS(false),
  /** How many tasks wait in its queue at most. */
  TASK_QUEUE(false),
  /** How many threads run what is scheduled. */
  SCHEDULER_THREADS(false),
  /** How many connections to a database there are at most: that many permits. */
  DATABASE_CONNECTIONS(false),
  /** How many connections to another service there are at most: that many permits. */
  CLIENT_CONNECTIONS(false),
  /** Whether a servlet may answer after its method has returned. */
  ASYNC_REQUESTS(true);

  private final boolean yesNo;

  SettingKind(boolean yesNo) {
    this.yesNo = yesNo;
  }

  /** Whether its value is true or false; a number otherwise. */
  public boolean isYesNo() {
    return yesNo;
  }

  /** The word used in the catalogue, e.g. {@code database-connections}. */
  public String word() {
    return Words.of(this);
  }

  /** Whether a value of that text can be meant. */
  boolean allows(String text) {
    if (yesNo) {
      return text.equals("true") || text.equals("false");
    }
    return !text.isEmpty()
        && text.length() < 10
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
