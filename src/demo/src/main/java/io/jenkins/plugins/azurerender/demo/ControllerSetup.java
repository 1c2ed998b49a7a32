package io.jenkins.plugins.azurerender.demo;

import com.cloudbees.plugins.credentials.Credentials;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.model.Descriptor;
import hudson.util.Secret;
import io.jenkins.plugins.azurerender.engine.binding.DataBinder;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jenkins.model.Jenkins;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundSetter;

/** Configures a controller like a JCasC file does: by symbols and property values. */
final class ControllerSetup {
    private final Jenkins jenkins;

    ControllerSetup(Jenkins jenkins) {
        this.jenkins = jenkins;
    }

    /** Adds the two account keys as credentials, and a render account that uses them. */
    void addRenderAccount(LocalCloud cloud) throws IOException {
        addCredentials("azureBatchKey", "batch-key", cloud.batchAccount(), cloud.batchKey());
        addCredentials("azureStorageKey", "storage-key", cloud.storageAccount(), cloud.storageKey());
        configure(
                "azureRender",
                "accounts",
                List.of(Map.of(
                        "name",
                        "studio",
                        "batchUrl",
                        cloud.batchUrl().toString(),
                        "batchCredentialsId",
                        "batch-key",
                        "storageUrl",
                        cloud.blobEndpoint().toString(),
                        "storageCredentialsId",
                        "storage-key",
                        "emulator",
                        true)));
    }

    private void addCredentials(String symbol, String id, String account, String key) throws IOException {
        Object credentials = DataBinder.bind(
                descriptor(symbol).clazz,
                Map.of(
                        "scope",
                        CredentialsScope.GLOBAL,
                        "id",
                        id,
                        "description",
                        "the local cloud",
                        "accountName",
                        account,
                        "key",
                        Secret.fromString(key)));
        SystemCredentialsProvider provider = SystemCredentialsProvider.getInstance();
        provider.getCredentials().add((Credentials) credentials);
        provider.save();
    }

    /** Sets a list property of a global configuration; each element is bound from its values. */
    private void configure(String symbol, String property, List<Map<String, ?>> elements) {
        Descriptor<?> configuration = descriptor(symbol);
        String setterName = "set" + property.substring(0, 1).toUpperCase(Locale.ROOT) + property.substring(1);
        for (Method setter : configuration.getClass().getMethods()) {
            if (setter.getName().equals(setterName) && setter.isAnnotationPresent(DataBoundSetter.class)) {
                ParameterizedType list = (ParameterizedType) setter.getGenericParameterTypes()[0];
                Class<?> type = (Class<?>) list.getActualTypeArguments()[0];
                call(
                        setter,
                        configuration,
                        elements.stream()
                                .map(values -> DataBinder.bind(type, values))
                                .toList());
                return;
            }
        }
        throw new IllegalStateException("'" + symbol + "' has no property '" + property + "'.");
    }

    private static void call(Method setter, Object target, Object value) {
        try {
            setter.invoke(target, value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(setter + " failed", e);
        }
    }

    private Descriptor<?> descriptor(String symbol) {
        for (Descriptor<?> candidate : jenkins.getExtensionList(Descriptor.class)) {
            Symbol names = candidate.getClass().getAnnotation(Symbol.class);
            if (names != null && Arrays.asList(names.value()).contains(symbol)) {
                return candidate;
            }
        }
        throw new IllegalStateException("No plugin of this controller has the symbol '" + symbol + "'.");
    }
}
