package jenkins.model;

/** Stands for jenkins.model.TransientActionFactory of Jenkins 2.479.3. */
public abstract class TransientActionFactory<T> implements hudson.ExtensionPoint {
    public TransientActionFactory() {}

    public abstract java.lang.Class<T> type();

    public abstract java.util.Collection<? extends hudson.model.Action> createFor(T object);

    public static java.lang.Iterable<? extends jenkins.model.TransientActionFactory<?>> factoriesFor(
            java.lang.Class<?> type, java.lang.Class<? extends hudson.model.Action> type2) {
        throw new UnsupportedOperationException();
    }

    public java.lang.Class<? extends hudson.model.Action> actionType() {
        throw new UnsupportedOperationException();
    }
}
