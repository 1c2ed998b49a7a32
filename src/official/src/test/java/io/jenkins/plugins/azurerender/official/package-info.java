/** Tests that need a real Jenkins: forms, pages, Configuration as Code, and restarts of the process. */
package io.jenkins.plugins.azurerender.official;
