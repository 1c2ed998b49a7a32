package io.jenkins.plugins.azurerender.security;

import hudson.model.Action;
import hudson.model.Descriptor;
import hudson.model.ManagementLink;
import hudson.security.Permission;
import io.jenkins.plugins.azurerender.account.RenderCloud;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/**
 * All members of the plugin that can have a URL by Stapler's rules, interpreted broadly: web methods, getters of other
 * pages, views, and properties of the remote API.
 */
final class WebSurface {

    private static final String PACKAGE = "io.jenkins.plugins.azurerender";
    private static final Pattern METHOD = Pattern.compile("(do|js)([A-Z].*)?");
    private static final Pattern GETTER = Pattern.compile("get[A-Z].*");
    private static final Set<String> METHOD_ANNOTATIONS =
            Set.of("WebMethod", "JavaScriptMethod", "POST", "GET", "PUT", "DELETE", "RequirePOST", "JsonResponse");
    private static final Set<String> PARAMETER_ANNOTATIONS =
            Set.of("QueryParameter", "AncestorInPath", "Header", "SubmittedForm", "JsonBody", "InjectedParameter");

    private WebSurface() {}

    /** Keys of rows, see {@link WebMember#key}. */
    static Set<String> keys() throws IOException, URISyntaxException, ClassNotFoundException {
        Set<String> keys = new TreeSet<>();
        for (Class<?> type : classes()) {
            String owner = type.getName().substring(PACKAGE.length() + 1);
            for (Method method : type.getDeclaredMethods()) {
                if (Modifier.isPublic(method.getModifiers()) && !method.isBridge() && !method.isSynthetic()) {
                    if (isWebMethod(method)) {
                        keys.add(owner + "," + method.getName() + "," + verb(method));
                    } else if (isPage(type) && returnsPage(method)) {
                        keys.add(owner + "," + method.getName() + ",GET");
                    }
                    if (method.isAnnotationPresent(Exported.class)) {
                        keys.add(owner + "," + method.getName() + ",API");
                    }
                }
            }
            if (isPage(type)) {
                views(type).forEach(view -> keys.add(owner + "," + view + ",VIEW"));
            }
        }
        return keys;
    }

    static boolean isWebMethod(Method method) {
        return METHOD.matcher(method.getName()).matches()
                || named(method.getAnnotations(), METHOD_ANNOTATIONS)
                || Arrays.stream(method.getParameterAnnotations())
                        .anyMatch(annotations -> named(annotations, PARAMETER_ANNOTATIONS));
    }

    private static boolean named(Annotation[] annotations, Set<String> names) {
        return Arrays.stream(annotations)
                .anyMatch(
                        annotation -> names.contains(annotation.annotationType().getSimpleName()));
    }

    private static String verb(Method method) {
        return named(method.getAnnotations(), Set.of("POST", "RequirePOST")) ? "POST" : "GET";
    }

    /** Descriptors are not pages: Jenkins does not serve their views, only their web methods. */
    private static boolean isPage(Class<?> type) {
        return Action.class.isAssignableFrom(type)
                || ManagementLink.class.isAssignableFrom(type)
                || type.getDeclaredAnnotation(ExportedBean.class) != null // declared: credentials inherit it
                || !Descriptor.class.isAssignableFrom(type)
                        && Arrays.stream(type.getMethods())
                                .anyMatch(method -> isOfPlugin(method) && isWebMethod(method));
    }

    private static boolean isOfPlugin(Method method) {
        return method.getDeclaringClass().getName().startsWith(PACKAGE);
    }

    /** A getter that Stapler may follow to another object with pages. */
    private static boolean returnsPage(Method method) {
        Class<?> type = method.getReturnType();
        boolean jenkins = type.getName().startsWith("hudson.") || type.getName().startsWith("jenkins.");
        boolean page = jenkins && !type.isEnum() && type != Permission.class
                || type.getName().startsWith(PACKAGE) && isPage(type);
        boolean callable = method.getParameterCount() == 0
                || method.getParameterCount() == 1
                        && List.of(String.class, int.class, long.class).contains(method.getParameterTypes()[0]);
        return GETTER.matcher(method.getName()).matches() && page && callable;
    }

    private static List<String> views(Class<?> type) throws IOException, URISyntaxException {
        Path folder = root().resolve(type.getName().replace('.', '/').replace('$', '/'));
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jelly") || name.endsWith(".groovy"))
                    .toList();
        }
    }

    private static List<Class<?>> classes() throws IOException, URISyntaxException, ClassNotFoundException {
        Path root = root();
        List<String> names;
        try (Stream<Path> files = Files.walk(root.resolve(PACKAGE.replace('.', '/')))) {
            names = files.map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> file.endsWith(".class") && !file.endsWith("-info.class"))
                    .map(file ->
                            file.substring(0, file.length() - ".class".length()).replace('/', '.'))
                    .toList();
        }
        List<Class<?>> classes = new ArrayList<>();
        for (String name : names) {
            classes.add(Class.forName(name, false, RenderCloud.class.getClassLoader()));
        }
        return classes;
    }

    private static Path root() throws URISyntaxException {
        URI location = RenderCloud.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI();
        return Path.of(location);
    }
}
