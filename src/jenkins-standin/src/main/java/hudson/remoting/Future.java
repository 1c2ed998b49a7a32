package hudson.remoting;

/** Stands for hudson.remoting.Future. */
public interface Future<V> extends java.util.concurrent.Future<V> {}
