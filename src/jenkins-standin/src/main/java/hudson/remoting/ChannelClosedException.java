package hudson.remoting;

/** Stands for hudson.remoting.ChannelClosedException of Jenkins 2.479.3. */
public class ChannelClosedException extends java.io.IOException {
    public ChannelClosedException(java.lang.String string, java.lang.Throwable throwable) {}

    public ChannelClosedException(java.lang.Throwable throwable) {}

    public ChannelClosedException() {}
}
