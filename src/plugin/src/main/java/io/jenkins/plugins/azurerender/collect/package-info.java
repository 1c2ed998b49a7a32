/**
 * Watches a render without holding anything, takes its frames into the build as they come, has rendered again what
 * failed, and says what went wrong.
 */
package io.jenkins.plugins.azurerender.collect;
