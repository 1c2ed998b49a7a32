package io.jenkins.plugins.azurerender.standin.remoting;

import com.thoughtworks.xstream.security.TypePermission;
import io.jenkins.plugins.azurerender.standin.spi.EngineLoader;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.security.CodeSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.JarFile;

/**
 * Decides which classes may be saved in XML and sent to agents, like Jenkins' class filter (JEP-200). Allowed are
 * classes of the JDK, of this module and the engine, of class directories, and of jars with a plugin manifest.
 */
public final class AllowedClasses implements TypePermission {
    private static final Map<String, Boolean> JARS = new ConcurrentHashMap<>();
    private static final List<String> LIBRARIES_JENKINS_ALLOWS = List.of("org.codehaus.groovy.runtime.GStringImpl");

    /** Returns whether objects of the class may be saved and sent. */
    public static boolean isAllowed(Class<?> type) {
        Class<?> element = type;
        while (element.isArray()) {
            element = element.getComponentType();
        }
        if (element.isPrimitive() || Proxy.isProxyClass(element)) {
            return true;
        }
        ClassLoader loader = element.getClassLoader();
        if (loader == null || loader == ClassLoader.getPlatformClassLoader()) {
            return true;
        }
        CodeSource source = element.getProtectionDomain().getCodeSource();
        return LIBRARIES_JENKINS_ALLOWS.contains(element.getName())
                || source != null
                        && JARS.computeIfAbsent(source.getLocation().toExternalForm(), AllowedClasses::isOurs);
    }

    private static boolean isOurs(String location) {
        if (location.endsWith("/") || location.equals(locationOf(AllowedClasses.class))) {
            return true;
        }
        if (EngineLoader.find()
                .map(engine -> location.equals(locationOf(engine.getClass())))
                .orElse(false)) {
            return true;
        }
        try (JarFile jar =
                new JarFile(java.nio.file.Path.of(URI.create(location)).toFile())) {
            return jar.getManifest() != null
                    && jar.getManifest().getMainAttributes().getValue("Short-Name") != null;
        } catch (java.io.IOException | IllegalArgumentException e) {
            return false;
        }
    }

    private static String locationOf(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation().toExternalForm();
    }

    @Override
    @SuppressWarnings("rawtypes")
    public boolean allows(Class type) {
        return type != null && isAllowed(type);
    }
}
