package org.jenkinsci.plugins.structs.describable;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The class and the arguments from which an object can be created. */
public class UninstantiatedDescribable {
    private String symbol;
    private String klass;
    private final Map<String, ?> arguments;

    @SuppressWarnings("rawtypes")
    private DescribableModel model;

    /** Creates the description of an object; the symbol and the class may be null. */
    public UninstantiatedDescribable(String symbol, String klass, Map<String, ?> arguments) {
        this.symbol = symbol;
        this.klass = klass;
        this.arguments = arguments;
    }

    /** Returns a copy with other arguments. */
    public UninstantiatedDescribable withArguments(Map<String, ?> others) {
        UninstantiatedDescribable copy = new UninstantiatedDescribable(symbol, klass, others);
        copy.model = model;
        return copy;
    }

    /** Returns the name in Jenkinsfiles, or null. */
    public String getSymbol() {
        return symbol;
    }

    /** Returns the name of the class, or null. */
    public String getKlass() {
        return klass;
    }

    /** Sets the name of the class. */
    public void setKlass(String klass) {
        this.klass = klass;
    }

    /** Returns the model of the described object. */
    @SuppressWarnings("rawtypes")
    public DescribableModel getModel() {
        return model;
    }

    /** Sets the model of the described object. */
    @SuppressWarnings("rawtypes")
    public void setModel(DescribableModel model) {
        this.model = model;
    }

    /** Returns the arguments by name. */
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

    /** Returns the description of the object. */
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
