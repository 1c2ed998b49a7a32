package org.kohsuke.stapler;

/** Stands for org.kohsuke.stapler.StaplerResponse2 of Jenkins 2.479.3. */
public interface StaplerResponse2 extends jakarta.servlet.http.HttpServletResponse {
    void sendRedirect2(java.lang.String string) throws java.io.IOException;

    void forwardToPreviousPage(org.kohsuke.stapler.StaplerRequest2 staplerRequest2)
            throws jakarta.servlet.ServletException, java.io.IOException;

    @Deprecated
    void serveFile(
            org.kohsuke.stapler.StaplerRequest2 staplerRequest2,
            java.io.InputStream inputStream,
            long value,
            long value2,
            int value3,
            java.lang.String string)
            throws jakarta.servlet.ServletException, java.io.IOException;

    void serveFile(
            org.kohsuke.stapler.StaplerRequest2 staplerRequest2,
            java.io.InputStream inputStream,
            long value,
            long value2,
            java.lang.String string)
            throws jakarta.servlet.ServletException, java.io.IOException;

    @Deprecated
    void serveFile(
            org.kohsuke.stapler.StaplerRequest2 staplerRequest2,
            java.io.InputStream inputStream,
            long value,
            int value2,
            java.lang.String string)
            throws jakarta.servlet.ServletException, java.io.IOException;

    void serveFile(org.kohsuke.stapler.StaplerRequest2 staplerRequest2, java.net.URL uRL, long value)
            throws jakarta.servlet.ServletException, java.io.IOException;

    void serveFile(org.kohsuke.stapler.StaplerRequest2 staplerRequest2, java.net.URL uRL)
            throws jakarta.servlet.ServletException, java.io.IOException;

    void serveFile(
            org.kohsuke.stapler.StaplerRequest2 staplerRequest2,
            java.io.InputStream inputStream,
            long value,
            long value2,
            long value3,
            java.lang.String string)
            throws jakarta.servlet.ServletException, java.io.IOException;
}
