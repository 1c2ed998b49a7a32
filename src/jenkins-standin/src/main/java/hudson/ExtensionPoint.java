package hudson;

/** Stands for hudson.ExtensionPoint of Jenkins 2.479.3. */
public interface ExtensionPoint {}
