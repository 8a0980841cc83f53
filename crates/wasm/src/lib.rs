//! The component: bangfu-api for other people's pages.
