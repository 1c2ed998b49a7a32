package io.jenkins.plugins.azurerender.standin.security;

import com.cloudbees.plugins.credentials.Credentials;
import com.cloudbees.plugins.credentials.CredentialsNameProvider;
import com.cloudbees.plugins.credentials.NameWith;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds the names of credentials through the {@link NameWith} of their classes. */
public final class CredentialsNames {
    private CredentialsNames() {}

    /** Returns the name; without {@link NameWith} the description or the id. */
    public static String of(Credentials credentials) {
        List<NameWith> namings = new ArrayList<>();
        collect(credentials.getClass(), namings);
        return namings.stream()
                .max(Comparator.comparing(NameWith::priority))
                .map(naming -> name(naming, credentials))
                .orElseGet(() -> fallback(credentials));
    }

    private static void collect(Class<?> type, List<NameWith> namings) {
        if (type == null) {
            return;
        }
        NameWith naming = type.getDeclaredAnnotation(NameWith.class);
        if (naming != null) {
            namings.add(naming);
        }
        collect(type.getSuperclass(), namings);
        for (Class<?> parent : type.getInterfaces()) {
            collect(parent, namings);
        }
    }

    @SuppressWarnings("unchecked")
    private static String name(NameWith naming, Credentials credentials) {
        try {
            Constructor<?> constructor = naming.value().getDeclaredConstructor();
            constructor.setAccessible(true);
            return ((CredentialsNameProvider<Credentials>) constructor.newInstance()).getName(credentials);
        } catch (ReflectiveOperationException e) {
            return fallback(credentials);
        }
    }

    private static String fallback(Credentials credentials) {
        if (credentials instanceof StandardCredentials standard) {
            return standard.getDescription().isEmpty() ? standard.getId() : standard.getDescription();
        }
        return credentials.getDescriptor().getDisplayName();
    }
}
