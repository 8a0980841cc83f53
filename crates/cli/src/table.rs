//! Tables for other programs: the same rows as CSV (RFC 4180), JSON Lines and Apache Parquet.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::sync::Arc;

use parquet::basic::{Compression, ConvertedType, Repetition, Type as Physical};
use parquet::data_type::{ByteArray, ByteArrayType, Int64Type};
use parquet::file::properties::{EnabledStatistics, WriterProperties};
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::Type;
use serde_json::{Map, Value};

use crate::ending::Failure;

/// Rows that are held before they are written as one row group.
const GROUP: usize = 16 * 1024;

/// What a column holds; any cell may be empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// Words.
    Text(&'static str),
    /// Whole numbers.
    Integer(&'static str),
}

impl Column {
    fn name(self) -> &'static str {
        match self {
            Column::Text(name) | Column::Integer(name) => name,
        }
    }
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Words.
    Text(String),
    /// A whole number.
    Integer(i64),
}

impl From<&str> for Cell {
    fn from(text: &str) -> Cell {
        Cell::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Cell {
        Cell::Text(text)
    }
}

impl From<i64> for Cell {
    fn from(number: i64) -> Cell {
        Cell::Integer(number)
    }
}

impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(cell: Option<T>) -> Cell {
        cell.map_or(Cell::Empty, Into::into)
    }
}

/// One table, written in three forms at once.
pub struct Table {
    columns: &'static [Column],
    csv: csv::Writer<File>,
    lines: BufWriter<File>,
    parquet: SerializedFileWriter<File>,
    /// The rows of the next row group, column by column.
    gathered: Vec<Gathered>,
    /// How many these are.
    rows: usize,
}

/// Cells of one column.
#[derive(Debug, Default)]
struct Gathered {
    /// Whether each cell holds something: 1 or 0.
    given: Vec<i16>,
    /// The words of the cells, one behind the other.
    words: Vec<u8>,
    /// Where the words of each cell end.
    ends: Vec<usize>,
    numbers: Vec<i64>,
}

impl Gathered {
    fn push(&mut self, cell: &Cell) {
        self.given.push(i16::from(*cell != Cell::Empty));
        match cell {
            Cell::Empty => {}
            Cell::Text(text) => {
                self.words.extend_from_slice(text.as_bytes());
                self.ends.push(self.words.len());
            }
            Cell::Integer(number) => self.numbers.push(*number),
        }
    }

    /// Words that stand one behind the other, cell by cell.
    fn texts(words: Vec<u8>, ends: &[usize]) -> Vec<ByteArray> {
        let all = ByteArray::from(words);
        let starts = std::iter::once(0).chain(ends.iter().copied());
        let cells = starts.zip(ends);
        cells.map(|(start, end)| all.slice(start, end - start)).collect()
    }
}

impl Table {
    /// Begins `<name>.csv`, `<name>.jsonl` and `<name>.parquet` in a folder. Files of these names are replaced.
    ///
    /// # Errors
    /// When they cannot be written.
    pub fn create(folder: &Path, name: &str, columns: &'static [Column]) -> Result<Table, Failure> {
        let create = |extension: &str| {
            let path = folder.join(format!("{name}.{extension}"));
            File::create(&path).map_err(|error| unwritten(&error).of(path.display().to_string()))
        };
        let mut csv = csv::Writer::from_writer(create("csv")?);
        let heads = columns.iter().map(|column| column.name());
        csv.write_record(heads).map_err(|error| unwritten(&error))?;
        let properties = WriterProperties::builder()
            .set_compression(Compression::SNAPPY)
            // What is told of every page waits in memory until the last row is written; of a row group is enough.
            .set_statistics_enabled(EnabledStatistics::Chunk)
            .set_offset_index_disabled(true)
            .build();
        let schema = schema(name, columns).map_err(|error| unwritten(&error))?;
        let parquet = SerializedFileWriter::new(create("parquet")?, schema, Arc::new(properties));
        Ok(Table {
            columns,
            csv,
            lines: BufWriter::new(create("jsonl")?),
            parquet: parquet.map_err(|error| unwritten(&error))?,
            gathered: columns.iter().map(|_| Gathered::default()).collect(),
            rows: 0,
        })
    }

    /// Adds a row, a cell for each column.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn row(&mut self, cells: Vec<Cell>) -> Result<(), Failure> {
        let words = cells.iter().map(|cell| match cell {
            Cell::Empty => String::new(),
            Cell::Text(text) => text.clone(),
            Cell::Integer(number) => number.to_string(),
        });
        self.csv.write_record(words).map_err(|error| unwritten(&error))?;
        let members: Map<String, Value> = self
            .columns
            .iter()
            .zip(&cells)
            .map(|(column, cell)| (column.name().to_owned(), json(cell)))
            .collect();
        serde_json::to_writer(&mut self.lines, &members).map_err(|error| unwritten(&error))?;
        self.lines.write_all(b"\n").map_err(|error| unwritten(&error))?;
        let columns = self.gathered.iter_mut().zip(&cells);
        columns.for_each(|(column, cell)| column.push(cell));
        self.rows += 1;
        if self.rows == GROUP {
            self.group()?;
        }
        Ok(())
    }

    /// Writes what is left.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn finish(mut self) -> Result<(), Failure> {
        self.group()?;
        self.csv.flush().map_err(|error| unwritten(&error))?;
        self.lines.flush().map_err(|error| unwritten(&error))?;
        self.parquet.close().map_err(|error| unwritten(&error))?;
        Ok(())
    }

    fn group(&mut self) -> Result<(), Failure> {
        if std::mem::take(&mut self.rows) == 0 {
            return Ok(());
        }
        self.write_group().map_err(|error| unwritten(&error))
    }

    fn write_group(&mut self) -> parquet::errors::Result<()> {
        let mut group = self.parquet.next_row_group()?;
        for (column, gathered) in self.columns.iter().zip(&mut self.gathered) {
            let Some(mut writer) = group.next_column()? else {
                break;
            };
            let cells = std::mem::take(gathered);
            let given = Some(cells.given.as_slice());
            match column {
                Column::Text(_) => {
                    let texts = Gathered::texts(cells.words, &cells.ends);
                    writer.typed::<ByteArrayType>().write_batch(&texts, given, None)?;
                }
                Column::Integer(_) => {
                    writer
                        .typed::<Int64Type>()
                        .write_batch(&cells.numbers, given, None)?;
                }
            }
            writer.close()?;
        }
        group.close()?;
        Ok(())
    }
}

fn json(cell: &Cell) -> Value {
    match cell {
        Cell::Empty => Value::Null,
        Cell::Text(text) => Value::String(text.clone()),
        Cell::Integer(number) => Value::from(*number),
    }
}

fn schema(name: &str, columns: &[Column]) -> parquet::errors::Result<Arc<Type>> {
    let mut fields = Vec::with_capacity(columns.len());
    for column in columns {
        let (physical, converted) = match column {
            Column::Text(_) => (Physical::BYTE_ARRAY, ConvertedType::UTF8),
            Column::Integer(_) => (Physical::INT64, ConvertedType::NONE),
        };
        let field = Type::primitive_type_builder(column.name(), physical)
            .with_repetition(Repetition::OPTIONAL)
            .with_converted_type(converted)
            .build()?;
        fields.push(Arc::new(field));
    }
    Ok(Arc::new(
        Type::group_type_builder(name).with_fields(fields).build()?,
    ))
}

fn unwritten(error: &dyn std::fmt::Display) -> Failure {
    Failure::new(format!("没有写成（{error}）。请检查磁盘空间，或换一个位置保存"))
}
