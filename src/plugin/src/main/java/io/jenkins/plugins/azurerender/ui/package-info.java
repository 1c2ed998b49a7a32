/** The pages of builds and jobs: what renders did and do. All of it is drawn from the build's own files. */
package io.jenkins.plugins.azurerender.ui;
