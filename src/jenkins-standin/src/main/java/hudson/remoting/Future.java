package hudson.remoting;

import edu.umd.cs.findbugs.annotations.SuppressFBWarnings;

/** The result of an asynchronous call to an agent. */
@SuppressFBWarnings(value = "NM_SAME_SIMPLE_NAME_AS_INTERFACE", justification = "the real type has this name")
public interface Future<V> extends java.util.concurrent.Future<V> {}
