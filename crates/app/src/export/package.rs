//! The whole export as one data package of Frictionless Data: the import tables with their history, the flat tables as of
//! the day, and a description of both with a schema per table, sizes and sums. A directory or a zip file, written table
//! by table. Shape of the description: <https://specs.frictionlessdata.io/tabular-data-package/>.

mod schema;

use super::iati_file::Summed;
use super::{FlatRequest, Kind, Shape, SheetFormat, TableRequest, flat, not_written, table};
use crate::filters::Filters;
use crate::{Failure, Headway};
use domain::{AsOf, Context};
use serde::Serialize;
use serde_json::{Value, json};
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use wording::{Arg, Wording};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// What to put together.
#[derive(Clone, Debug, Default)]
pub struct PackageRequest {
    /// Only these activities.
    pub filters: Filters,
    /// Licence under which the data are given, as its SPDX or Open Definition name; none is guessed.
    pub licence: Option<String>,
}

/// What was put together.
#[derive(Clone, Debug, Serialize)]
pub struct PackageAnswer {
    /// Last day of knowledge.
    pub as_of: String,
    /// Last change contained.
    pub change: u64,
    /// The tables, in the order of the description.
    pub resources: Vec<ResourceAnswer>,
}

/// One table of a package.
#[derive(Clone, Debug, Serialize)]
pub struct ResourceAnswer {
    /// Its name.
    pub name: String,
    /// Its file, within the package.
    pub path: String,
    /// Rows.
    pub rows: u64,
    /// Size in bytes.
    pub bytes: u64,
    /// SHA-256 of the file.
    pub sha256: String,
}

/// Writes a package into a directory, or into a file whose name ends with `.zip`.
pub fn package(
    headway: &Headway,
    ctx: &Context,
    request: &PackageRequest,
    to: &Path,
) -> Result<PackageAnswer, Failure> {
    // One state for every table, whatever is stored meanwhile.
    let last = headway.last_change(ctx)?;
    let change = ctx.as_of.change.map_or(last, |c| c.min(last));
    let ctx = ctx.as_of(AsOf { day: ctx.as_of.day, change: Some(change) });
    let known = headway.known(&ctx)?;
    let mut target = Target::open(to)?;
    let mut package = Package { headway, ctx: &ctx, request, resources: Vec::new(), described: Vec::new() };
    for kind in Kind::ALL {
        package.history(kind, &mut target)?;
    }
    for shape in Shape::ALL {
        package.flat(shape, &mut target)?;
    }
    let description = package.description(&known.currency().to_string());
    let mut text = serde_json::to_string_pretty(&description)
        .map_err(|e| Failure::new(crate::failure::FailureKind::Internal, "json.failed").because(e))?;
    text.push('\n');
    target.file("datapackage.json", |out| out.write_all(text.as_bytes()).map_err(not_written))?;
    let resources = package.resources;
    target.close()?;
    Ok(PackageAnswer { as_of: ctx.as_of.day.to_string(), change, resources })
}

struct Package<'p> {
    headway: &'p Headway,
    ctx: &'p Context,
    request: &'p PackageRequest,
    resources: Vec<ResourceAnswer>,
    described: Vec<Value>,
}

impl Package<'_> {
    /// An import table; where several sources speak of one activity, one table for each of them.
    fn history(&mut self, kind: Kind, target: &mut Target) -> Result<(), Failure> {
        if !super::tables::are_told_by_several(self.headway, self.ctx, kind)? {
            return self.history_of(kind, None, target);
        }
        for source in super::sources(self.headway, self.ctx)? {
            self.history_of(kind, Some(&source), target)?;
        }
        Ok(())
    }

    fn history_of(&mut self, kind: Kind, source: Option<&str>, target: &mut Target) -> Result<(), Failure> {
        let number = self.resources.iter().filter(|r| r.path.starts_with(&format!("history/{}", kind.name()))).count();
        let name = match source {
            None => kind.name().to_owned(),
            Some(_) => format!("{}-{}", kind.name(), number + 1),
        };
        let filters = self.request.filters.clone();
        let asked = TableRequest { kind, format: SheetFormat::Csv, filters, source: source.map(str::to_owned) };
        let path = format!("history/{name}.csv");
        let (headway, ctx) = (self.headway, self.ctx);
        let (answer, bytes, sha256) = target.file(&path, |out| table(headway, ctx, &asked, out))?;
        let is_whole = self.request.filters == Filters::default();
        let schema = schema::of_table(kind, ctx.language, is_whole);
        let title = Wording::embedded().text(ctx.language, &format!("import-kind-{}", kind.name()), &[]);
        let resource = ResourceAnswer { name, path, rows: answer.rows, bytes, sha256 };
        self.describe(resource, &title, &schema, source);
        Ok(())
    }

    fn flat(&mut self, shape: Shape, target: &mut Target) -> Result<(), Failure> {
        let name = format!("flat-{}", shape.name());
        let path = format!("flat/{}.csv", shape.name());
        let asked = FlatRequest { shape, format: SheetFormat::Csv, filters: self.request.filters.clone() };
        let (headway, ctx) = (self.headway, self.ctx);
        let (answer, bytes, sha256) = target.file(&path, |out| flat(headway, ctx, &asked, out))?;
        let title = Wording::embedded().text(ctx.language, &format!("package-flat-{}", shape.name()), &[]);
        let schema = schema::of_shape(shape, ctx.language);
        self.describe(ResourceAnswer { name, path, rows: answer.rows, bytes, sha256 }, &title, &schema, None);
        Ok(())
    }

    fn describe(&mut self, resource: ResourceAnswer, title: &str, schema: &Value, source: Option<&str>) {
        let mut described = json!({
            "profile": "tabular-data-resource",
            "name": resource.name,
            "title": title,
            "path": resource.path,
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "bytes": resource.bytes,
            "hash": format!("sha256:{}", resource.sha256),
            "headway:rows": resource.rows,
            "schema": schema,
        });
        if let Some(source) = source {
            described["headway:source"] = json!(source);
        }
        self.described.push(described);
        self.resources.push(resource);
    }

    fn description(&self, currency: &str) -> Value {
        let day = self.ctx.as_of.day.to_string();
        let change = self.ctx.as_of.change.unwrap_or_default();
        let text = |key: &str| Wording::embedded().text(self.ctx.language, key, &[("as_of", Arg::Text(&day))]);
        let mut package = json!({
            "profile": "tabular-data-package",
            "name": "headway-export",
            "title": text("package-title"),
            "description": text("package-description"),
            "version": format!("{day}.{change}"),
            "headway:as_of": day,
            "headway:change": change,
            "headway:currency": currency,
            "headway:filters": self.request.filters,
            "resources": self.described,
        });
        if let Some(licence) = &self.request.licence {
            package["licenses"] = json!([{ "name": licence }]);
        }
        package
    }
}

/// Where the files of a package go.
enum Target {
    Directory(PathBuf),
    Zip { zip: Box<ZipWriter<BufWriter<File>>>, part: PathBuf, path: PathBuf },
}

impl Target {
    fn open(to: &Path) -> Result<Target, Failure> {
        if to.extension().is_none_or(|e| !e.eq_ignore_ascii_case("zip")) {
            fs::create_dir_all(to).map_err(|e| Failure::file(to, e))?;
            return Ok(Target::Directory(to.to_owned()));
        }
        let mut name = to.file_name().unwrap_or_default().to_owned();
        name.push(".part");
        let part = to.with_file_name(name);
        let file = File::create(&part).map_err(|e| Failure::file(to, e))?;
        Ok(Target::Zip { zip: Box::new(ZipWriter::new(BufWriter::new(file))), part, path: to.to_owned() })
    }

    /// Writes one file; gives what its writer gave, its size and its sum.
    fn file<T>(
        &mut self,
        name: &str,
        write: impl FnOnce(&mut dyn Write) -> Result<T, Failure>,
    ) -> Result<(T, u64, String), Failure> {
        match self {
            Target::Directory(directory) => {
                let path = directory.join(name);
                let failed = |e| Failure::file(&path, e);
                fs::create_dir_all(path.parent().unwrap_or(directory)).map_err(failed)?;
                let mut out = Summed::new(BufWriter::new(File::create(&path).map_err(failed)?));
                let answer = write(&mut out)?;
                out.flush().map_err(failed)?;
                let (bytes, sum) = out.told();
                Ok((answer, bytes, sum))
            }
            Target::Zip { zip, path, .. } => {
                let method = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
                zip.start_file(name, method.large_file(true)).map_err(|e| Failure::file(path, e.into()))?;
                let mut out = Summed::new(&mut **zip);
                let answer = write(&mut out)?;
                let (bytes, sum) = out.told();
                Ok((answer, bytes, sum))
            }
        }
    }

    fn close(self) -> Result<(), Failure> {
        let Target::Zip { zip, part, path } = self else { return Ok(()) };
        let failed = |e| Failure::file(&path, e);
        zip.finish().map_err(|e| failed(e.into()))?.flush().map_err(failed)?;
        fs::rename(&part, &path).map_err(failed)
    }
}
