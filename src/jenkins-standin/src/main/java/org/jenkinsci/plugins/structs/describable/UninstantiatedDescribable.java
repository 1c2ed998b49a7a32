package org.jenkinsci.plugins.structs.describable;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The class and the arguments of an object that can be created with them. */
public class UninstantiatedDescribable {
    private String symbol;
    private String klass;
    private final Map<String, ?> arguments;

    @SuppressWarnings("rawtypes")
    private DescribableModel model;

    public UninstantiatedDescribable(String symbol, String klass, Map<String, ?> arguments) {
        this.symbol = symbol;
        this.klass = klass;
        this.arguments = arguments;
    }

    public UninstantiatedDescribable withArguments(Map<String, ?> others) {
        UninstantiatedDescribable copy = new UninstantiatedDescribable(symbol, klass, others);
        copy.model = model;
        return copy;
    }

    public String getKlass() {
        return klass;
    }

    public void setKlass(String klass) {
        this.klass = klass;
    }

    /** Returns the model of the object that this was made from. */
    @SuppressWarnings("rawtypes")
    public DescribableModel getModel() {
        return model;
    }

    @SuppressWarnings("rawtypes")
    public void setModel(DescribableModel model) {
        this.model = model;
    }

    public Map<String, ?> getArguments() {
        return arguments;
    }

    /** Returns the arguments and, if it is known, the class as {@link DescribableModel#CLAZZ}. */
    public Map<String, Object> toShallowMap() {
        Map<String, Object> map = new TreeMap<>(arguments);
        if (klass != null) {
            map.put(DescribableModel.CLAZZ, klass);
        }
        return map;
    }

    public static UninstantiatedDescribable from(Object object) {
        return from(object.getClass(), object);
    }

    private static <T> UninstantiatedDescribable from(Class<T> type, Object object) {
        return DescribableModel.of(type).uninstantiate2(type.cast(object));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof UninstantiatedDescribable that
                && Objects.equals(symbol, that.symbol)
                && Objects.equals(klass, that.klass)
                && arguments.equals(that.arguments);
    }

    @Override
    public int hashCode() {
        return Objects.hash(symbol, klass, arguments);
    }
}
