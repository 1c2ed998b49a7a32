package hudson;

/** Stands for hudson.ExtensionPoint: the mark of a type that plugins implement. */
public interface ExtensionPoint {}
