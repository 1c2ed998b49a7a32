package hudson.remoting;

/** Stands for hudson.remoting.Future of Jenkins 2.479.3. */
public interface Future<V> extends java.util.concurrent.Future<V> {}
