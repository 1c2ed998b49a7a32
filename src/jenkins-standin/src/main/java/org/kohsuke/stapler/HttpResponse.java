package org.kohsuke.stapler;

/** Stands for org.kohsuke.stapler.HttpResponse of Jenkins 2.479.3. */
public interface HttpResponse {
    default void generateResponse(
            org.kohsuke.stapler.StaplerRequest2 staplerRequest2,
            org.kohsuke.stapler.StaplerResponse2 staplerResponse2,
            java.lang.Object object)
            throws java.io.IOException, jakarta.servlet.ServletException {}
}
